import type { ReactNode } from "react";

/** An address that looks like a thing to press. A plain `<a>`: pages that say something is broken must not need scripts. */
export function LinkButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="button min-h-8 rounded-lg px-3 text-small">
      {children}
    </a>
  );
}
