import { Button } from "@/components/ui/button";
import type { ShareRow } from "@/lib/view/share-words";
import { EndEditor } from "./end-editor";
import { ShareStateMark } from "./share-state-mark";
import type { EndChanging } from "./use-end-changing";

interface ShareListRowProps {
  row: ShareRow;
  isAway: boolean;
  /** Absent for links that are revoked. */
  ending?: EndChanging;
  /** Absent for links that are over. */
  onPause?: (row: ShareRow) => void;
  onRevoke?: (row: ShareRow) => void;
}

/** One link: what it is for, what its viewers see, how long, how used, and what can be done with it. */
export function ShareListRow({ row, isAway, ending, onPause, onRevoke }: ShareListRowProps) {
  const facts = [
    { key: "Viewers see", value: row.sees, title: undefined },
    { key: row.endsName, value: row.ends, title: row.endsExact ?? undefined },
    { key: "Last used", value: row.lastUsed, title: undefined },
    { key: "Opened", value: row.opened, title: undefined },
  ];
  const pauseWord = row.state === "paused" ? "Resume" : "Pause";
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,2fr)_18rem]">
      <div className="min-w-0">
        <h3 className="flex items-center gap-2 font-semibold">
          <span className="min-w-0 wrap-anywhere">{row.label}</span>
          <ShareStateMark state={row.state} word={row.stateWord} />
        </h3>
        <p className="text-small wrap-anywhere text-dim">{row.shows}</p>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-small sm:grid-cols-[1.6fr_1fr_1fr_1fr]">
        {facts.map(({ key, value, title }) => (
          <div key={key} className="min-w-0">
            <dt className="text-dim">{key}</dt>
            <dd title={title}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2 xl:justify-end noscript:hidden">
        {ending ? (
          <Button
            id={ending.buttonId}
            disabled={isAway && !ending.isOpen}
            aria-label={`Change end of ${row.label}`}
            aria-expanded={ending.isOpen}
            aria-controls={ending.isOpen ? `${ending.buttonId}-form` : undefined}
            onClick={() => (ending.isOpen ? ending.onCancel() : ending.onOpen())}
          >
            Change end
          </Button>
        ) : null}
        {onPause ? (
          <Button disabled={isAway} aria-label={`${pauseWord} ${row.label}`} onClick={() => onPause(row)}>
            {pauseWord}
          </Button>
        ) : null}
        {onRevoke ? (
          <Button disabled={isAway} aria-label={`Revoke ${row.label}`} onClick={() => onRevoke(row)}>
            Revoke…
          </Button>
        ) : null}
      </div>
      {ending?.isOpen ? (
        <EndEditor
          id={`${ending.buttonId}-form`}
          label={row.label}
          first={row.firstEnd}
          isAway={isAway}
          isBusy={ending.isBusy}
          onCancel={ending.onCancel}
          onSave={ending.onSave}
        />
      ) : null}
    </li>
  );
}
