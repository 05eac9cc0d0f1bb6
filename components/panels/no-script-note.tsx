import { formatTimeOfDay } from "@/lib/view/format";

/** Without scripts nothing here follows the time, and the corner's "Live" would soon be a lie: say what the figures are. */
export function NoScriptNote({ dataAtMs }: { dataAtMs: number | null }) {
  const dated =
    dataAtMs === null ? "" : `These are the figures of ${formatTimeOfDay(dataAtMs, "UTC", { seconds: true })} UTC. `;
  return (
    <noscript>
      <p className="mt-5 rounded-xl border border-edge bg-panel px-4 py-3 text-body sm:px-5">
        {dated}Without JavaScript this page does not follow what happens: load it again for newer figures.
      </p>
    </noscript>
  );
}
