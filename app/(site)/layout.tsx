import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LazyDemoBar } from "@/components/screens/lazy-demo-bar";
import { FirstQueryProvider } from "@/components/screens/first-query";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { pageQuery } from "@/lib/server/access/page-query";
import { nonceOf } from "@/lib/server/access/security-headers";
import { getEnv } from "@/lib/server/env";
import { EARLY_PRESS } from "@/lib/view/early-press";
import { mono, sans } from "./fonts";
import "../globals.css";

export const metadata: Metadata = {
  description: "Live monitor for useapi.net MiniMax accounts: free slots, running jobs, and what is wrong.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f8fa" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0e13" },
  ],
};

/** Every page. Reading the headers makes it dynamic: a prerendered page would have no nonce, and no script of it would run. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const head = await headers();
  const theme = parseTheme(head.get(THEME_HEADER));
  const nonce = nonceOf(head.get("content-security-policy"));
  return (
    <html lang="en" data-theme={theme} className={`${sans.variable} ${mono.variable}`}>
      <head>
        {/* The browser hides the nonce from scripts, React's included. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: EARLY_PRESS }} />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-lg border border-edge bg-panel px-3 py-2 text-small font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        {getEnv().demo ? <LazyDemoBar /> : null}
        <FirstQueryProvider query={await pageQuery()}>{children}</FirstQueryProvider>
      </body>
    </html>
  );
}
