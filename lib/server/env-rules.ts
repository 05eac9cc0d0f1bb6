import { isLoopbackName } from "@/lib/domain/loopback";

/** The part of an `Env` that these rules look at. */
interface Rulable {
  useapiBaseUrl: string;
  dashboardPassword: string | null;
  dashboardAccess: "local" | "open";
  host: string;
  demo: boolean;
  demoControlUrl: string | null;
  benchSpeed: number;
}

type Report = (name: string, whatIsWrong: string) => void;

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1024;

/** Rules between variables (README.md, "Environment"), after each has been read by itself. */
export function checkTogether(env: Rulable, report: Report): void {
  const { dashboardPassword: password, dashboardAccess: access } = env;
  // By what people count: six emoji have a length of twelve.
  if (password !== null && [...password].length < SHORTEST_PASSWORD) {
    report("DASHBOARD_PASSWORD", `must have at least ${SHORTEST_PASSWORD} characters.`);
  }
  if (password !== null && password.length > LONGEST_PASSWORD) {
    report("DASHBOARD_PASSWORD", `must have at most ${LONGEST_PASSWORD} characters.`);
  }
  // A field for passwords takes no line break, and what can't be typed signs nobody in.
  if (password !== null && /[\r\n]/.test(password)) report("DASHBOARD_PASSWORD", "must be one line.");
  if (password !== null && access === "open") {
    report("DASHBOARD_ACCESS", 'must not be "open" together with DASHBOARD_PASSWORD: choose one guard.');
  }
  if (!isLoopbackName(env.host) && password === null && access !== "open") {
    report(
      "HOST",
      "is none of localhost, 127.0.0.1 and ::1, so others may be able to look: set DASHBOARD_PASSWORD, or DASHBOARD_ACCESS=open if something in front of Slotwatch guards it, else leave HOST unset.",
    );
  }
  if (env.benchSpeed !== 1 && !isLoopbackName(new URL(env.useapiBaseUrl).hostname)) {
    report("BENCH_SPEED", "is for benches: it works only with a USEAPI_BASE_URL on this machine.");
  }
  if (env.demo && (env.demoControlUrl === null || !isLoopbackName(new URL(env.useapiBaseUrl).hostname))) {
    report("SLOTWATCH_DEMO", "is set by npm run demo, together with a simulator on this machine; unset it.");
  }
}
