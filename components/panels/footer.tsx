import type { ReactNode } from "react";

interface FooterProps {
  /** "UTC", "CET": what every time of day on the page is told in. */
  zone: string;
  /** The IANA name, for those who want it exactly. */
  zoneId: string;
  /** Where the page's figures are as JSON; null on pages without any. */
  dataHref?: string | null;
  children?: ReactNode;
}

/** What holds for the whole page. */
export function Footer({ zone, zoneId, dataHref = "/api/scheduler", children }: FooterProps) {
  return (
    <footer className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line py-5 text-small text-dim">
      <p>
        All times in <span title={zoneId}>{zone}</span>
      </p>
      {dataHref === null ? null : (
        <>
          <p>API jobs only</p>
          <a href={dataHref} className="rounded-sm py-0.5 underline decoration-edge underline-offset-4 hover:text-text">
            These figures as JSON
          </a>
        </>
      )}
      <div className="ml-auto">{children}</div>
    </footer>
  );
}
