import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { ReactNode } from "react";
import { nonceOf } from "@/lib/server/access/security-headers";
import { WALL_WATCHDOG } from "@/lib/view/wall-watchdog";

/** In public/: asked for anew at each load, and answered with 304 while it is the same. */
const SHEET = "/wall/wall.css";

export const metadata: Metadata = { description: "Slotwatch for a screen in the room." };

export const viewport: Viewport = { themeColor: "#07090d" };

/**
 * The wall's document. A root layout of its own, because it has a stylesheet of its own: one that televisions of 2020
 * understand, served as it was checked. The framework's build would rewrite it for the browsers of today.
 */
export default async function WallLayout({ children }: { children: ReactNode }) {
  const nonce = nonceOf((await headers()).get("content-security-policy"));
  return (
    <html lang="en" className={`wall-page ${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        <link rel="stylesheet" href={SHEET} />
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
