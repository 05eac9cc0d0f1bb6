import { Elapsed } from "@/components/ui/elapsed";
import { Room, ROOMED } from "@/components/ui/room";
import type { FactRow } from "@/lib/view/answer-row";

interface FactsProps {
  facts: readonly FactRow[];
  isCurrent: boolean;
}

/**
 * Figures beside the answer; on a phone two beside each other below it. What they say grows and shrinks with the data, so their
 * widths are fixed (`.facts` in answer.css): they never push each other, nor the answer's line into two.
 */
export function Facts({ facts, isCurrent }: FactsProps) {
  return (
    <dl className="facts">
      {facts.map(({ key, label, value, detail, sinceMs }) => (
        <div key={key}>
          <dt title={label}>{label}</dt>
          <dd>
            {sinceMs === null ? (
              <span className="font-times">{value}</span>
            ) : (
              <Room text={value} className="font-times">
                <Elapsed startedAtMs={sinceMs} initialText={value} isCurrent={isCurrent} className={ROOMED} />
              </Room>
            )}
          </dd>
          <dd title={detail}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
