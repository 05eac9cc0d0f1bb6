import { guarded } from "@/lib/server/access/guard";
import { json, methodNotAllowed } from "@/lib/server/respond";
import { listAudit, RECORD_LINES } from "@/lib/server/store/audit";
import { getStore } from "@/lib/server/services/get-store";

export const dynamic = "force-dynamic";

/** The record of sign-ins, wrong tries, and links made and withdrawn, newest first. */
export const GET = guarded("/api/record", async () =>
  json({ record: await getStore().run((database) => listAudit(database, RECORD_LINES)) }),
);

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
