"use client";

/**
 * The wall's sheets, which are files of their own: a stylesheet imported here would be preloaded by every page, the wall included. By one
 * name, for every page loads this script.
 */
const SHEET = "/wall/wall.css";

/**
 * The layout itself broke. Every visitor loads this page along with the one asked for, so it has a document of its own and
 * nothing else: no fonts, no header, the system's theme.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className="wall-page">
      <head>
        <link rel="stylesheet" href={SHEET} />
      </head>
      <body>
        <main className="wall" data-theme="system">
          <div className="wall-picture wall-message">
            <title>Broken page · Slotwatch</title>
            <h1 className="wall-sentence">This page broke</h1>
            <p className="wall-line">
              That is a mistake in Slotwatch; what runs on useapi.net goes on.
              {error.digest ? ` In the server's log it is ${error.digest}.` : null}
            </p>
            <p>
              <button type="button" className="wall-button" onClick={() => window.location.reload()}>
                Load it again
              </button>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}
