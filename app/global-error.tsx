"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import ErrorPage from "./(site)/error";
import "./globals.css";

/** The layout itself broke: the same page, with a document of its own. The theme is the system's, for nothing else is known. */
export default function GlobalError(props: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-theme="system" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
