import type { Page } from "@playwright/test";
import { startAccessServer, type AccessServer } from "../access-server";
import { eventually } from "../server";
import { everyday, EVERYDAY } from "./everyday";
import { fastTime } from "./pace";

/** The real server behind a password, on the everyday fleet, with time as fast as in the other specs. */
export async function startGuardedApp(variables: Record<string, string> = {}): Promise<AccessServer> {
  const access = await startAccessServer({ ...fastTime(), ...variables }, { load: false });
  access.simulator.setState(everyday());
  const cookie = await access.signIn();
  await eventually(async () => {
    const { text } = await access.server.ask("/api/scheduler", { headers: { cookie } });
    if (!text.includes(`"slots":${EVERYDAY.slots}`)) throw new Error(`Not the everyday fleet: ${text.slice(0, 300)}`);
  });
  return access;
}

/** Gives a page's context the operator's session, without the form. */
export async function signInAs(page: Page, { server }: AccessServer, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.url }]);
}
