import { isLoopbackName } from "@/lib/domain/loopback";
import { hostPolicyOf, isHostAllowed } from "./access/host";
import type { EnvSource } from "./env-readers";

/** The part of an `Env` that these rules look at. */
interface Rulable {
  useapiBaseUrl: string;
  dashboardPassword: string | null;
  dashboardAccess: "local" | "open";
  publicUrl: URL | null;
  host: string;
  demo: boolean;
  demoControlUrl: string | null;
  benchSpeed: number;
}

/** Why links, which begin with `PUBLIC_URL`, open for nobody; null where they do open. */
function closedLinks(env: Rulable): string | null {
  if (env.publicUrl === null || isHostAllowed(env.publicUrl.host, hostPolicyOf(env))) return null;
  return "opens no name while nothing decides who comes in, so links, which begin with it, open for nobody: set DASHBOARD_PASSWORD, or DASHBOARD_ACCESS=open if something in front of Slotwatch guards it.";
}

/** Rules between variables (README.md, "Environment"), after each has been read by itself. */
export function checkTogether(env: Rulable, { mistake, remark }: Pick<EnvSource, "mistake" | "remark">): void {
  const { dashboardPassword: password, dashboardAccess: access } = env;
  if (password !== null && access === "open") {
    mistake("DASHBOARD_ACCESS", 'must not be "open" together with DASHBOARD_PASSWORD: choose one guard.');
  }
  if (!isLoopbackName(env.host) && password === null && access !== "open") {
    mistake(
      "HOST",
      "is none of localhost, 127.0.0.1 and ::1, so others may be able to look: set DASHBOARD_PASSWORD, or DASHBOARD_ACCESS=open if something in front of Slotwatch guards it, else leave HOST unset.",
    );
  }
  if (env.benchSpeed !== 1 && !isLoopbackName(new URL(env.useapiBaseUrl).hostname)) {
    mistake("BENCH_SPEED", "is for benches: it works only with a USEAPI_BASE_URL on this machine.");
  }
  if (env.demo && (env.demoControlUrl === null || !isLoopbackName(new URL(env.useapiBaseUrl).hostname))) {
    mistake("SLOTWATCH_DEMO", "is set by npm run demo, together with a simulator on this machine; unset it.");
  }
  const closed = closedLinks(env);
  if (closed !== null) remark("PUBLIC_URL", closed);
  // A page on the internet may lead its own name here (DNS rebinding), in the browser of somebody who is let in.
  if (access === "open" && env.publicUrl === null) {
    remark(
      "DASHBOARD_ACCESS",
      'is "open", so Slotwatch is answering under every name: set PUBLIC_URL, and no other is.',
    );
  }
}
