"use client";

import "./globals.css";

/**
 * The layout itself broke. Every visitor loads this page along with the one asked for, so it has a document of its own and
 * nothing else: no fonts, no header, the system's theme.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <main className="page-width py-16">
          <title>Broken page · Slotwatch</title>
          <h1 className="answer-sentence font-semibold">This page broke</h1>
          <p className="my-4 text-large text-dim">
            That is a mistake in Slotwatch, not in your accounts; what runs on useapi.net goes on.
            {error.digest ? ` In the server's log it is ${error.digest}.` : null}
          </p>
          <button
            type="button"
            onClick={() => window.location.reload()}
            className="min-h-8 rounded-lg border border-edge bg-panel px-3 text-small font-medium hover:bg-raised"
          >
            Load it again
          </button>
        </main>
      </body>
    </html>
  );
}
