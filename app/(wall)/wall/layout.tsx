import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { ReactNode } from "react";
import { nonceOf } from "@/lib/server/access/security-headers";
import { WALL_SHEETS } from "@/lib/view/wall-sheets";
import { WALL_WATCHDOG } from "@/lib/view/wall-watchdog";

export const metadata: Metadata = { description: "Slotwatch for a screen in the room." };

export const viewport: Viewport = { themeColor: "#07090d" };

/**
 * The wall's document. A root layout of its own, because it has stylesheets of its own: such as televisions of 2020
 * understand, served as they were checked. The framework's build would rewrite them for the browsers of today.
 */
export default async function WallLayout({ children }: { children: ReactNode }) {
  const nonce = nonceOf((await headers()).get("content-security-policy"));
  return (
    <html lang="en" className={`wall-page ${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        {WALL_SHEETS.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <noscript>
          <meta httpEquiv="refresh" content="30" />
        </noscript>
        {/* The browser hides the nonce from scripts, React's included. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: WALL_WATCHDOG }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
