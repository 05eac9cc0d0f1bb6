import { Elapsed } from "@/components/ui/elapsed";
import { Room, ROOMED } from "@/components/ui/room";
import type { FactRow } from "@/lib/view/answer-row";

interface FactsProps {
  facts: readonly FactRow[];
  isCurrent: boolean;
}

/**
 * Figures beside the answer; on a phone two beside each other below it. What they say grows and shrinks with the data, so their
 * widths are fixed: they never push each other, nor the answer's line into two.
 */
export function Facts({ facts, isCurrent }: FactsProps) {
  return (
    <dl className="grid w-full grid-cols-2 gap-x-3 gap-y-2 md:flex md:w-auto md:flex-wrap md:gap-x-4 lg:gap-x-6">
      {facts.map(({ key, label, value, detail, sinceMs }) => (
        <div
          key={key}
          className="flex min-w-0 flex-row-reverse items-baseline justify-end gap-1.5 md:block md:w-36 md:nth-4:w-56 lg:nth-3:w-40 lg:nth-4:w-64"
        >
          <dt className="truncate text-caption text-dim md:text-small" title={label}>
            {label}
          </dt>
          <dd className="text-large font-semibold md:text-figure">
            {sinceMs === null ? (
              <span className="font-times">{value}</span>
            ) : (
              <Room text={value} className="font-times">
                <Elapsed startedAtMs={sinceMs} initialText={value} isCurrent={isCurrent} className={ROOMED} />
              </Room>
            )}
          </dd>
          <dd className="hidden truncate text-small text-dim md:block" title={detail}>
            {detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
