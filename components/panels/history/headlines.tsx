import type { Headline } from "@/lib/view/history-headlines";

interface HeadlinesProps {
  headlines: readonly Headline[];
  /** Whether these belong to what was asked before, while the answer is awaited. */
  isOld: boolean;
}

/** What was, in sentences, before any chart. */
export function Headlines({ headlines, isOld }: HeadlinesProps) {
  return (
    <ul aria-busy={isOld} className={`grid gap-x-12 gap-y-6 py-7 md:grid-cols-3 ${isOld ? "text-dim" : ""}`}>
      {headlines.map(({ key, title, detail }) => (
        // Names of accounts are anybody's: one may be a word longer than a phone is wide.
        <li key={key} className="min-w-0 wrap-anywhere">
          <h2 className="text-[clamp(1.375rem,2vw,1.75rem)] leading-tight font-semibold tracking-tight text-balance">
            {title}
          </h2>
          {/* Of two lines from the first: a font that comes late, or another range, must not move the charts. */}
          <p className="mt-1.5 text-dim md:min-h-[2lh]">{detail}</p>
        </li>
      ))}
    </ul>
  );
}
