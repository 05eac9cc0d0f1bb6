import { MAX_PAGE_SECONDS, MIN_PAGE_SECONDS, THEMES, type Theme } from "@/lib/domain/view-state";

interface WallFormProps {
  accounts: readonly { id: string; label: string }[];
  chosen: readonly string[];
  theme: Theme;
  tz: string | null;
  /** What was typed for it, where that is no zone. */
  wrongZone: string | null;
  page: number;
}

/** Smaller than a text field's look (components/ui/text-field.tsx), with the same edge: 3:1 against what is around it. */
const FIELD = "min-h-8 min-w-0 rounded-lg border border-field bg-ground px-2.5";
/** A name may be one word, longer than a phone is wide. */
const CHECK = "flex min-h-7 items-center gap-2 wrap-anywhere";

/** What a wall's link says. A form that asks the server: it needs no script. */
export function WallForm({ accounts, chosen, theme, tz, wrongZone, page }: WallFormProps) {
  return (
    <form action="/wall/setup" method="get" className="grid grid-cols-1 content-start gap-5">
      <fieldset className="min-w-0">
        <legend className="font-semibold">Accounts</legend>
        <p className="text-small text-dim">With none ticked the wall shows all, also those you add later.</p>
        <div className="mt-1.5 grid max-h-60 gap-x-4 overflow-y-auto sm:grid-cols-2">
          {accounts.map(({ id, label }) => (
            <label key={id} className={CHECK}>
              <input type="checkbox" name="account" value={id} defaultChecked={chosen.includes(id)} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="font-semibold">Theme</legend>
        <div className="flex flex-wrap gap-x-5">
          {THEMES.map((each) => (
            <label key={each} className={CHECK}>
              <input type="radio" name="theme" value={each} defaultChecked={each === theme} />
              {each}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="grid grid-cols-1 gap-1">
        <span className="font-semibold">Time zone</span>
        <input
          name="tz"
          defaultValue={wrongZone ?? tz ?? ""}
          aria-invalid={wrongZone !== null || undefined}
          placeholder="of the screen's browser"
          spellCheck={false}
          autoComplete="off"
          className={`${FIELD} aria-invalid:border-stuck`}
        />
        {wrongZone === null ? null : (
          <span className="text-small font-medium text-stuck">
            There is no time zone of that name; this wall shows the screen&apos;s own.
          </span>
        )}
        <span className="text-small text-dim">
          A name such as Europe/Berlin or UTC. Empty: what the screen is set to.
        </span>
      </label>
      <label className="grid grid-cols-1 gap-1">
        <span className="font-semibold">Seconds a page</span>
        <input
          name="page"
          type="number"
          min={MIN_PAGE_SECONDS}
          max={MAX_PAGE_SECONDS}
          defaultValue={page}
          className={`${FIELD} w-28`}
        />
        <span className="text-small text-dim">When there are more accounts than one screen can show legibly.</span>
      </label>
      <button
        type="submit"
        className="min-h-9 w-fit rounded-lg border border-edge bg-raised px-4 font-medium hover:border-dim"
      >
        Show this wall
      </button>
    </form>
  );
}
