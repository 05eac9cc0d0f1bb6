import { shareChangeSchema } from "@/lib/domain/share-schemas";
import { clientOf } from "@/lib/server/access/client";
import { getAccess } from "@/lib/server/services/get-access";
import { guarded } from "@/lib/server/access/guard";
import { mistakeIn, settingMistakeIn } from "@/lib/server/access/share-mistakes";
import { readJson } from "@/lib/server/read-json";
import { json, methodNotAllowed, noContent, problem } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** Changes, pauses or resumes a link, and answers with what it is now. */
export const PATCH = guarded("/api/shares/[id]", async (request, { param: id }) => {
  const body = await readJson(request);
  if (!body.ok) return problem(body.code);
  const parsed = shareChangeSchema.safeParse(body.value);
  if (!parsed.success) return problem("bad-request", settingMistakeIn(parsed.error));
  const mistake = mistakeIn(parsed.data);
  if (mistake !== null) return problem("bad-request", mistake);
  const { links, audit } = getAccess();
  const share = await links.change(id, parsed.data);
  if (share === null) return problem("not-found");
  const { paused, ...settings } = parsed.data;
  const client = clientOf(request.headers);
  // One request may do both, and neither is to be missing from the record.
  if (Object.keys(settings).length > 0) await audit.write("share-changed", share.label, client);
  if (paused !== undefined) await audit.write(paused ? "share-paused" : "share-resumed", share.label, client);
  return json(share);
});

/** Withdraws a link for good: its viewers are refused from their next poll on. */
export const DELETE = guarded("/api/shares/[id]", async (request, { param: id }) => {
  const { links, audit } = getAccess();
  const label = await links.revoke(id);
  if (label === null) return problem("not-found");
  await audit.write("share-revoked", label, clientOf(request.headers));
  return noContent();
});

const refuse = methodNotAllowed("PATCH, DELETE");
export { refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as POST, refuse as PUT };
