import { guarded } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { jsonText, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** The live view's data: always 200, trouble upstream is data. `?since=<revision>` leaves a known snapshot out. */
export const GET = guarded("/api/scheduler", (request) => {
  const since = new URL(request.url).searchParams.get("since");
  const monitor = getMonitor();
  const late = monitor.catchUp();
  const answer = () => jsonText(monitor.envelopeText(since));
  return late === null ? answer() : late.then(answer);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
