import { Button } from "@/components/ui/button";

interface HistoryAwayProps {
  isFailing: boolean;
  /** What our server says is wrong with the database, and what to do; null where it says nothing. */
  reason: string | null;
  /** Whether a link's viewer reads it: what is wrong with the database is the owner's to know. */
  isViewer: boolean;
  onTryAgain: () => void;
}

/** What stands in place of the charts while there is no answer: that it is awaited, or why it does not come. */
export function HistoryAway({ isFailing, reason, isViewer, onTryAgain }: HistoryAwayProps) {
  if (!isFailing) return <p className="min-h-[60vh] py-12 text-dim">Reading history…</p>;
  return (
    <div role="alert" className="py-12">
      <h2 className="answer-sentence font-semibold text-balance">History can&apos;t be read now</h2>
      <p className="mt-4 flex flex-wrap items-center gap-3 text-large text-dim">
        {isViewer
          ? "This page asks again by itself. If it lasts, ask whoever sent you this link."
          : `${reason === null ? "" : `${reason} `}The live page goes on without it, and this page asks again by itself.`}
        {isViewer ? null : (
          <Button onClick={onTryAgain} className="noscript:hidden">
            Try now
          </Button>
        )}
      </p>
    </div>
  );
}
