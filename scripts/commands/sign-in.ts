import { parseArgs } from "node:util";
import { hashToken, newLinkToken } from "@/lib/server/access/tokens";
import type { Env } from "@/lib/server/env-schema";
import { putSignInLink } from "@/lib/server/store/sign-in-links";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { CommandError, localNote, originOf, withStore } from "./open-store";

/** Long enough to carry it to a browser. */
const LEFT_MS = 10 * MINUTE_MS;

function requirePassword({ dashboardPassword }: Env): void {
  if (dashboardPassword !== null) return;
  throw new CommandError("DASHBOARD_PASSWORD is not set, so there is nothing to sign in to.");
}

const USAGE = `Usage: npm run sign-in
Prints a link that signs in once, within 10 minutes.`;

/** A mistyped flag must not make a link that nobody asked for. */
function wantsLink(): boolean {
  try {
    const { help } = parseArgs({ options: { help: { type: "boolean", short: "h" } } }).values;
    if (help) console.log(USAGE);
    return help !== true;
  } catch {
    console.error(USAGE);
    process.exitCode = 1;
    return false;
  }
}

if (wantsLink()) {
  await withStore(requirePassword, async (store, env) => {
    const token = newLinkToken();
    await store.run((database) => putSignInLink(database, hashToken(token), LEFT_MS));
    console.log(`${originOf(env)}/s/${token}`);
    console.log(`Signs in once, within 10 minutes.${localNote(env)}`);
  });
}
