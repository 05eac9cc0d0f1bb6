"use client";

import { MessageScreen } from "@/components/screens/message-screen";
import { Button } from "@/components/ui/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
}

/** Something of ours broke while a page was made or shown. The digest is how its server log line is found. */
export default function ErrorPage({ error }: ErrorPageProps) {
  return (
    <MessageScreen
      title="This page broke"
      actions={<Button onClick={() => window.location.reload()}>Load it again</Button>}
    >
      <title>Broken page · Slotwatch</title>
      <p>
        That is a mistake in Slotwatch, not in your accounts; what runs on useapi.net goes on.
        {error.digest ? (
          <>
            {" "}
            In the server&apos;s log it is <code className="text-text">{error.digest}</code>.
          </>
        ) : null}
      </p>
    </MessageScreen>
  );
}
