import "server-only";
import { countAudit } from "../store/audit";
import { getEnv } from "../env";
import { faultName } from "../fault-name";
import { getLog } from "../log";
import { isStoreAway } from "../store/store-away";
import { getStore } from "../services/get-store";
import { getAccess } from "../services/get-access";
import { MOST_CHECKED, WINDOW_MS } from "./throttle";

export type SignInResult =
  | { ok: true; /** The new session's token. */ token: string }
  | { ok: false; code: "wrong-password" | "no-password"; retryAfterMs: null }
  | { ok: false; code: "too-many-tries"; retryAfterMs: number };

/** How long to wait where all instances together have used up the tries. */
const SHARED_WAIT_MS = 30_000;

/** Tries a password, unless too many wrong ones came before: then it is not even looked at. */
export async function trySignIn(password: string, client: string | null): Promise<SignInResult> {
  const { signIn, audit } = getAccess();
  if (signIn === null) return { ok: false, code: "no-password", retryAfterMs: null };
  const refuse = async (retryAfterMs: number): Promise<SignInResult> => {
    await audit.write("tries-refused", null, client);
    return { ok: false, code: "too-many-tries", retryAfterMs };
  };
  const admission = signIn.throttle.admit(client);
  if (!admission.ok) return refuse(admission.retryAfterMs);
  if (await isUsedUpElsewhere()) return refuse(SHARED_WAIT_MS);
  if (!(await signIn.isRightPassword(password))) {
    await audit.write("wrong-password", null, client);
    return { ok: false, code: "wrong-password", retryAfterMs: null };
  }
  admission.forgive();
  const token = await signIn.sessions.open();
  await audit.write("signed-in", null, client);
  return { ok: true, token };
}

/** Whether wrong tries at other instances, or before a restart, leave none for now. */
async function isUsedUpElsewhere(): Promise<boolean> {
  const withinMs = WINDOW_MS / getEnv().benchSpeed;
  const wrong = await getStore()
    .run((database) => countAudit(database, "wrong-password", withinMs))
    .catch((error: unknown) => {
      // The password is asked for all the same, and this instance's own limit holds.
      if (!isStoreAway(error)) getLog().warn({ error: faultName(error) }, "wrong tries elsewhere can't be counted");
      return 0;
    });
  return wrong >= MOST_CHECKED;
}
