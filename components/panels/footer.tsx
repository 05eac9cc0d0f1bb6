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
    <footer className="page-footer">
      <p>
        All times in <span title={zoneId}>{zone}</span>
      </p>
      {dataHref === null ? null : (
        <>
          <p>API jobs only</p>
          <a href={dataHref} className="quiet-link">
            These figures as JSON
          </a>
        </>
      )}
      <div className="ml-auto">{children}</div>
    </footer>
  );
}
