import { hashToken, newLinkToken } from "@/lib/server/access/tokens";
import type { Env } from "@/lib/server/env-schema";
import { putSignInLink } from "@/lib/server/store/sign-in-links";
import { CommandError, localNote, originOf, withStore } from "./open-store";

/** Long enough to carry it to a browser. */
const LEFT_MS = 10 * 60_000;

function requirePassword({ dashboardPassword }: Env): void {
  if (dashboardPassword !== null) return;
  throw new CommandError("DASHBOARD_PASSWORD is not set, so there is nothing to sign in to.");
}

await withStore(requirePassword, async (store, env) => {
  const token = newLinkToken();
  await store.run((database) => putSignInLink(database, hashToken(token), LEFT_MS));
  console.log(`${originOf(env)}/s/${token}`);
  console.log(`Signs in once, within 10 minutes.${localNote(env)}`);
});
