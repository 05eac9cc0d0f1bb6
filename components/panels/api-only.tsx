import type { ReactNode } from "react";

/** What the upstream's answer leaves out, and what else the figures do not tell. Said always, or the numbers would claim to be all there is. */
export function ApiOnly({ children }: { children?: ReactNode }) {
  return (
    <p className="px-0.5 text-small text-dim">
      Jobs started through the API only: what someone starts on the website is not in these numbers. {children}
    </p>
  );
}
