import { accountNameSchema } from "@/lib/domain/share-schemas";
import { clientOf } from "@/lib/server/access/client";
import { getAccess } from "@/lib/server/services/get-access";
import { guarded } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { readJson } from "@/lib/server/read-json";
import { json, methodNotAllowed, problem } from "@/lib/server/respond";
import { accountLabels } from "@/lib/view/account-label";

export const dynamic = "force-dynamic";

/** Names an account, over `ACCOUNT_NAMES`; null takes the name back. The next question shows it; at other instances within some seconds. */
export const PATCH = guarded("/api/accounts/[id]", async (request, { param: id }) => {
  const body = await readJson(request);
  if (!body.ok) return problem(body.code);
  const parsed = accountNameSchema.safeParse(body.value);
  if (!parsed.success) return problem("bad-request", "A name is one line of 1 to 80 characters, or null.");
  const monitor = getMonitor();
  // Names are kept for good, so only for accounts there are.
  const account = monitor.envelope(null).snapshot?.accounts.find((each) => each.id === id);
  if (account === undefined) return problem("not-found");
  const { names, audit } = getAccess();
  const { name } = parsed.data;
  await names.set(id, name);
  const label = accountLabels([account]).get(id) ?? id;
  await audit.write("account-named", `${label} → ${name ?? "its given name"}`, clientOf(request.headers));
  return json({ id, name: names.all.get(id) ?? null });
});

const refuse = methodNotAllowed("PATCH");
export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as POST, refuse as PUT };
