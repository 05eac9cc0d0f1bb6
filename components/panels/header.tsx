import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export interface NavItem {
  href: string;
  label: string;
}

/** The pages there are. */
const PAGES: readonly [NavItem, ...NavItem[]] = [
  { href: "/", label: "Now" },
  { href: "/history", label: "History" },
  { href: "/wall", label: "Wall" },
];

interface HeaderProps {
  /** The address of this page, as in `PAGES`; null where whoever looks can go nowhere else. */
  current: string | null;
  /** "?account=1&tz=UTC": what of this page's view holds on every page, carried along by the links to the others. */
  query?: string;
  /** The corner: age of the data. Always on screen, always in this place. */
  corner?: ReactNode;
  /** What can be done with the whole page: pause. */
  actions?: ReactNode;
}

/**
 * Name, pages, age of the data. It stays while the page scrolls: the age is always on screen. Its links are plain: each page's
 * first HTML holds its numbers, so Next's link would save nothing and cost every page 9 KB.
 */
export function Header({ current, query = "", corner, actions }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground">
      <div className="page-width flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 py-2 sm:gap-x-4">
        <Home href={current === null ? null : PAGES[0].href} />
        {current === null ? null : <Nav current={current} query={query} />}
        {/* With type of twice the size a phone has not room for all of it in one line. */}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2 sm:gap-3">
          {corner}
          {actions ? <div className="flex items-center gap-2 sm:gap-3 noscript:hidden">{actions}</div> : null}
        </div>
      </div>
    </header>
  );
}

function Home({ href }: { href: string | null }) {
  const className = "flex min-h-8 items-center gap-2.5 rounded-md text-body font-semibold";
  const name = (
    <>
      <Logo />
      <span className="max-[27rem]:sr-only">Slotwatch</span>
    </>
  );
  if (href === null) return <p className={className}>{name}</p>;
  return (
    <a href={href} className={className}>
      {name}
    </a>
  );
}

function Nav({ current, query }: { current: string; query: string }) {
  return (
    <nav aria-label="Pages" className="order-last flex basis-full flex-wrap gap-1 sm:order-none sm:basis-auto">
      {PAGES.map(({ href, label }) => (
        <a
          key={href}
          href={href === current ? href : `${href}${query}`}
          aria-current={href === current ? "page" : undefined}
          className="page-link"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
