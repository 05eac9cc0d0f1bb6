import { formatTimeOfDay } from "@/lib/view/format";

/** Without scripts nothing here follows the time, and the corner's "Live" would soon be a lie: say what the figures are. */
export function NoScriptNote({ nowMs }: { nowMs: number }) {
  return (
    <noscript>
      <p className="mt-5 rounded-xl border border-edge bg-panel px-4 py-3 text-body sm:px-5">
        These are the figures of {formatTimeOfDay(nowMs, "UTC", { seconds: true })} UTC. Without JavaScript this page
        does not follow what happens: load it again for newer ones.
      </p>
    </noscript>
  );
}
