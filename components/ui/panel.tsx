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
 * A titled region: one hairline, no shadow. When its data is old it carries the time it speaks of, and inside
 * `[data-old]` its border is broken as well, so that it reads in grayscale.
 */
export function Panel({ title, subtitle, aside, asOf, children, className = "" }: PanelProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      // Each panel is a stacking context of its own: when something in it changes, the browser paints that panel and not the whole page.
      // One with an open menu stands above its neighbours (use-raised-panel.ts).
      className={`relative isolate min-w-0 rounded-xl border border-line bg-panel px-4 py-4 sm:px-5 old:border-dashed data-unfolded:z-10 ${className}`}
    >
      {/* With a key or a switch it is one line on a wide screen: the time beside old data takes its room from the subtitle. */}
      <header className={`mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 ${aside ? "xl:flex-nowrap" : ""}`}>
        <h2 id={titleId} className="text-body font-semibold xl:whitespace-nowrap">
          {title}
        </h2>
        {subtitle ? (
          <p
            className={`text-small text-dim max-sm:order-2 max-sm:basis-full ${aside ? "xl:min-w-0 xl:truncate" : ""}`}
          >
            {subtitle}
          </p>
        ) : null}
        {/* On a phone each has a line of its own, so that a time beside the title, when data grows old, moves nothing. */}
        {aside || asOf ? (
          <div className="ml-auto flex flex-wrap items-baseline gap-x-4 text-small text-dim max-sm:contents xl:max-w-3/4 xl:shrink-0 xl:flex-nowrap">
            {aside ? (
              <div className="flex flex-wrap items-baseline gap-x-4 max-sm:order-3 sm:contents">{aside}</div>
            ) : null}
            {asOf ? (
              <span className="ml-auto font-medium text-text whitespace-nowrap max-sm:order-1">{asOf}</span>
            ) : null}
          </div>
        ) : null}
      </header>
      {children}
    </section>
  );
}
