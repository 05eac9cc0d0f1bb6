import { useId } from "react";
import { Logo } from "@/components/ui/logo";
import { LINK_ENDED } from "@/lib/domain/share";

/** In place of everything, once the link opens nothing any more. The same words as the page the server then sends. */
export function LinkEnded() {
  const titleId = useId();
  return (
    <main id="main" aria-labelledby={titleId} className="page-width grid min-h-dvh content-center py-16">
      <Logo className="mb-6" />
      <h1 id={titleId} className="answer-sentence font-semibold">
        {LINK_ENDED}
      </h1>
      <p role="status" className="mt-4 text-large text-dim">
        It may have expired, been withdrawn or been mistyped. Ask whoever sent it for a new one.
      </p>
    </main>
  );
}
