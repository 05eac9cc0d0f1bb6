"use client";

interface ErrorPageProps {
  error: Error & { digest?: string };
}

/**
 * Something of ours broke while a page was made or shown. The digest is how its server log line is found. Every page carries
 * this one, so it uses no component of ours: each would be in everybody's first load a second time.
 */
export default function ErrorPage({ error }: ErrorPageProps) {
  return (
    <main id="main" tabIndex={-1} className="page-width py-16 outline-none">
      <title>Broken page · Slotwatch</title>
      <p className="mb-8 font-semibold">
        <a href="/">Slotwatch</a>
      </p>
      <h1 className="answer-sentence font-semibold text-balance">This page broke</h1>
      <p className="mt-4 max-w-[68ch] text-large text-dim">
        That is a mistake in Slotwatch, not in your accounts; what runs on useapi.net goes on.
        {error.digest ? (
          <>
            {" "}
            In the server&apos;s log it is <code className="text-text">{error.digest}</code>.
          </>
        ) : null}
      </p>
      <button
        type="button"
        onClick={() => window.location.reload()}
        className="mt-6 min-h-8 rounded-lg border border-edge bg-panel px-3 text-small font-medium hover:bg-raised"
      >
        Load it again
      </button>
    </main>
  );
}
