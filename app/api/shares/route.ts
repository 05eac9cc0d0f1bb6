import type { NewShare } from "@/lib/domain/share";
import { newShareSchema } from "@/lib/domain/share-schemas";
import { clientOf, originOf } from "@/lib/server/access/client";
import { getAccess } from "@/lib/server/services/get-access";
import { guarded } from "@/lib/server/access/guard";
import { opensForNobody } from "@/lib/server/access/host-policy";
import { mistakeIn, settingMistakeIn } from "@/lib/server/access/share-mistakes";
import { readJson } from "@/lib/server/read-json";
import { json, methodNotAllowed, problem } from "@/lib/server/respond";
import { getStore } from "@/lib/server/services/get-store";
import { listShares } from "@/lib/server/store/shares";

export const dynamic = "force-dynamic";

/** All links, the ended ones included until they are pruned. */
export const GET = guarded("/api/shares", async () => json({ shares: await getStore().run(listShares) }));

/** Makes a link. The answer is the only place where its address is ever told. */
export const POST = guarded("/api/shares", async (request) => {
  const body = await readJson(request);
  if (!body.ok) return problem(body.code);
  const parsed = newShareSchema.safeParse(body.value);
  if (!parsed.success) return problem("bad-request", settingMistakeIn(parsed.error));
  const mistake = mistakeIn(parsed.data);
  if (mistake !== null) return problem("bad-request", mistake);
  const { links, audit } = getAccess();
  const settings = { ...parsed.data, endsAt: parsed.data.endsAt && new Date(parsed.data.endsAt).toISOString() };
  const { id, token } = await links.make(settings);
  await audit.write("share-made", settings.label, clientOf(request.headers));
  const url = `${originOf(request.headers)}/s/${token}`;
  const answer: NewShare = { id, url, ...settings, ...(opensForNobody(url) && { opensForNobody: true }) };
  return json(answer, 201);
});

const refuse = methodNotAllowed("GET, HEAD, POST");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
