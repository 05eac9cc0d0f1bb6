import { Panel } from "@/components/ui/panel";
import type { AuditRow } from "@/lib/view/audit-words";

interface AuditPanelProps {
  rows: readonly AuditRow[];
  /** Why it can't be read now, a sentence; null while it can. */
  away: string | null;
}

/** Who signed in, who tried, which links were made and withdrawn. */
export function AuditPanel({ rows, away }: AuditPanelProps) {
  // Told apart only behind a proxy of ours: without one the column would be empty.
  const knowsFrom = rows.some(({ from }) => from !== "");
  return (
    <Panel
      title="Record"
      // In place of the other words: nothing moves for it.
      subtitle={away === null ? "sign-ins, wrong tries, links and names, for 90 days" : `as far as known. ${away}`}
      asOf={null}
    >
      {rows.length === 0 ? (
        <p className="py-4 text-dim">{away !== null ? "The record can't be read now." : "Nothing has happened yet."}</p>
      ) : (
        // On narrow screens part of the page, whose end it is: a finger would be caught in what scrolls within it. Sideways it
        // scrolls by itself, for large type.
        <div
          role="region"
          aria-label="Record of sign-ins and links"
          tabIndex={0}
          className="overflow-x-auto lg:max-h-112 lg:overflow-y-auto"
        >
          <table className="w-full text-small">
            <thead className="top-0 bg-panel text-left text-dim lg:sticky">
              <tr>
                <th className="py-1 pr-4 font-normal">When</th>
                <th className="py-1 pr-4 font-normal">What</th>
                <th className="py-1 pr-4 font-normal">Name</th>
                {knowsFrom && <th className="hidden py-1 font-normal sm:table-cell">From</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, at, what, label, from, isWarning }) => (
                <tr key={key} className="border-t border-line align-baseline">
                  <td className="py-1.5 pr-4 font-times whitespace-nowrap">{at}</td>
                  <td className={`py-1.5 pr-4 ${isWarning ? "font-medium text-slow" : ""}`}>{what}</td>
                  <td className="py-1.5 pr-4 wrap-anywhere">{label}</td>
                  {knowsFrom && <td className="hidden py-1.5 text-dim sm:table-cell">{from}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
