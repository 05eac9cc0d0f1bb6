import { useId, type ReactNode } from "react";

export interface PanelProps {
  title: string;
  /** Dim, beside the title: how to read what follows. */
  subtitle?: ReactNode;
  /** Right of the title: a key, a switch. */
  aside?: ReactNode;
  /** "as of 16:02:11" when the data is not current, else null. Takes the aside's place at the far right. */
  asOf: string | null;
  children: ReactNode;
  className?: string;
}

/**
 * A titled region: one hairline, no shadow (app/styles/panel.css). When its data is old it carries the time it speaks of, and inside
 * `[data-old]` its border is broken as well, so that it reads in grayscale.
 */
export function Panel({ title, subtitle, aside, asOf, children, className = "" }: PanelProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={`panel ${className}`}>
      <header className={aside ? "has-aside" : undefined}>
        <h2 id={titleId} className="text-body font-semibold">
          {title}
        </h2>
        {subtitle ? <p className="text-small text-dim">{subtitle}</p> : null}
        {aside || asOf ? (
          <div className="panel-side">
            {aside ? <div>{aside}</div> : null}
            {asOf ? <span>{asOf}</span> : null}
          </div>
        ) : null}
      </header>
      {children}
    </section>
  );
}
