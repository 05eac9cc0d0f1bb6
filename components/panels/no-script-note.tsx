import { formatDayTime } from "@/lib/view/format";

/** Without scripts nothing here follows the time, and the corner's "Live" would soon be a lie: it is hidden, and this said. */
export function NoScriptNote({ dataAtMs }: { dataAtMs: number | null }) {
  // With its day: tomorrow the page may still stand there.
  const dated =
    dataAtMs === null ? "" : `These are the figures of ${formatDayTime(dataAtMs, 0, "UTC", { seconds: true })} UTC. `;
  return (
    <noscript>
      <p className="mt-5 rounded-xl border border-edge bg-panel px-4 py-3 text-body sm:px-5">
        {dated}Without JavaScript this page does not follow what happens: load it again for newer figures.
      </p>
    </noscript>
  );
}
