import { guarded } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** "Try now": cuts a back-off short. Answers when to look for news. */
export const POST = guarded("/api/refresh", () => {
  const monitor = getMonitor();
  monitor.refresh();
  return json({ nextPollMs: monitor.envelope(null).nextPollMs }, 202);
});

const refuse = methodNotAllowed("POST");
export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
