import "server-only";
import type { Theme } from "@/lib/domain/view-state";
import { getEnv } from "./env";

interface PlainPage {
  status: number;
  /** Of the tab. */
  title: string;
  heading: string;
  /** Below it: what it means and what to do. */
  sentence: string;
  /** Where to go on from here, or null. */
  link: { href: string; label: string } | null;
  theme: Theme;
}

/**
 * A page that has nothing to show but a sentence, made without the application: what Next makes of `notFound()` in a page that is made
 * for each request is blank without scripts. It needs neither scripts nor its stylesheet. All texts are our own, none is escaped.
 */
export function plainPage({ status, title, heading, sentence, link, theme }: PlainPage): Response {
  const page = `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="/icons/unknown.svg">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header>
<svg aria-hidden="true" viewBox="0 0 24 12" width="24" height="12"><rect y=".5" width="7" height="11" rx="1.5"/><rect x="8.5" y=".5" width="7" height="11" rx="1.5"/><rect x="17.5" y="1" width="6" height="10" rx="1.25"/></svg>
Slotwatch${getEnv().demo ? " · Demo data" : ""}
</header>
<main>
<h1>${heading}</h1>
<p>${sentence}</p>${link === null ? "" : `\n<p><a href="${link.href}">${link.label}</a></p>`}
</main>
</body>
</html>
`;
  return new Response(page, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
