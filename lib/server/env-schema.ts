import { isLoopbackName } from "@/lib/domain/loopback";
import { SECOND_MS } from "@/lib/domain/time-units";
import { readChoice, readHttpUrl, readNumber, readSwitch, type EnvSource } from "./env-readers";
import { checkTogether } from "./env-rules";
import { readPassword, readToken } from "./env-secrets";
import { LONGEST_ANSWER_MS } from "./monitor/limits";
import { parseDatabaseUrl, type DatabaseAddress } from "./store/database-url";

/** Everything an operator can set, checked (README.md, "Environment"). Intervals are already divided by `benchSpeed`. */
export interface Env {
  useapiToken: string;
  /** Without a slash at its end. */
  useapiBaseUrl: string;
  pollIntervalMs: number;
  /** Never below `pollIntervalMs`. */
  idlePollIntervalMs: number;
  accountNames: ReadonlyMap<string, string>;
  upstreamTimeoutMs: number;
  /** 0 = never. */
  accountsIntervalMs: number;
  databaseAddress: DatabaseAddress;
  historyDays: number;
  dashboardPassword: string | null;
  dashboardAccess: "local" | "open";
  /** An origin: nothing after the host and port. */
  publicUrl: URL | null;
  trustProxy: boolean;
  host: string;
  port: number;
  demo: boolean;
  /** Where the demo's simulator listens, without a slash at its end; null outside the demo. */
  demoControlUrl: string | null;
  /** Divides every interval and limit; 1 but in benches and long tests. */
  benchSpeed: number;
  /** Folder of the build, relative to the working directory. */
  distDir: string;
  /** What is no mistake and yet hardly what was meant: a sentence each that names its variable and never its value. For the log and the doctor. */
  remarks: readonly string[];
}

/** Thrown by `parseEnv`. Lists every mistake, each naming its variable and never its value. */
export class EnvError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.name = "EnvError";
  }
}

const DEFAULT_DATABASE = "file:./data/slotwatch.db";
/** A network does not get faster with `BENCH_SPEED`; below this a busy machine would time out by itself. */
const SHORTEST_TIMEOUT_MS = 500;

function readBaseUrl(source: EnvSource): URL {
  const url = readHttpUrl(source, "USEAPI_BASE_URL") ?? new URL("https://api.useapi.net/v1");
  if (url.protocol === "http:" && !isLoopbackName(url.hostname)) {
    source.mistake("USEAPI_BASE_URL", "must begin with https://: plain http would send the token in the clear.");
  }
  return url;
}

function readAccountNames(source: EnvSource): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const text = source.text("ACCOUNT_NAMES") ?? "";
  if (/^(["'`]).*\1$/s.test(text)) {
    source.mistake(
      "ACCOUNT_NAMES",
      "stands in quotation marks, which an env file of Docker takes as part of it: leave them out.",
    );
    return names;
  }
  const entries = text.split(",");
  entries.forEach((entry, index) => {
    if (entry.trim() === "") return;
    const [, id = "", name = ""] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
    if (id.trim() === "" || name.trim() === "") {
      source.mistake("ACCOUNT_NAMES", `must read id=name,id=name; entry ${index + 1} does not.`);
    } else if (/[\p{Cc}\u2028\u2029]/u.test(id.trim() + name.trim())) {
      source.mistake(
        "ACCOUNT_NAMES",
        `must have a comma between entries, and no line break or other control character within one; see entry ${index + 1}.`,
      );
    } else if (names.has(id.trim())) {
      source.mistake("ACCOUNT_NAMES", `names one account twice; see entry ${index + 1}.`);
    } else {
      names.set(id.trim(), name.trim());
    }
  });
  return names;
}

function readDatabaseUrl(source: EnvSource): DatabaseAddress {
  const address = parseDatabaseUrl(source.text("DATABASE_URL") ?? DEFAULT_DATABASE);
  if (address !== null) return address;
  source.mistake("DATABASE_URL", "must be file:<path> for SQLite, or postgres://...");
  // Never used: the mistake stops the start.
  return { kind: "sqlite", path: "" };
}

function readPublicUrl(source: EnvSource): URL | null {
  const url = readHttpUrl(source, "PUBLIC_URL");
  if (url !== null && url.pathname !== "/") {
    source.mistake("PUBLIC_URL", "must be an origin, without a path: https://slots.example.com");
  }
  return url;
}

function readDemoControl(source: EnvSource, demo: boolean): string | null {
  const url = readHttpUrl(source, "SLOTWATCH_DEMO_CONTROL");
  if (url !== null && !isLoopbackName(url.hostname)) {
    source.mistake("SLOTWATCH_DEMO_CONTROL", "must be an address on this machine.");
  }
  return demo && url !== null ? url.origin : null;
}

/**
 * Reads and checks all variables at once.
 *
 * @param variables what the process was given
 * @param readFile reads the files that `*_FILE` variables name; throws when it can't
 * @throws EnvError with every mistake
 */
export function parseEnv(variables: Record<string, string | undefined>, readFile: (path: string) => string): Env {
  const mistakes: string[] = [];
  const remarks: string[] = [];
  const source: EnvSource = {
    text: (name) => variables[name]?.trim() || null,
    isBlank: (name) => /^\s+$/.test(variables[name] ?? ""),
    mistake: (name, whatIsWrong) => mistakes.push(`${name} ${whatIsWrong}`),
    remark: (name, whatIsOdd) => remarks.push(`${name} ${whatIsOdd}`),
    readFile,
  };
  const baseUrl = readBaseUrl(source);
  const benchSpeed = readNumber(source, "BENCH_SPEED", { fallback: 1, min: 1, max: 100 });
  const seconds = (name: string, fallback: number, min: number, max: number) =>
    (readNumber(source, name, { fallback, min, max }) * SECOND_MS) / benchSpeed;
  const pollIntervalMs = seconds("POLL_INTERVAL_SECONDS", 5, 1, 300);
  const idleMs = seconds("IDLE_POLL_INTERVAL_SECONDS", 30, 1, 86_400);
  if (idleMs < pollIntervalMs && source.text("IDLE_POLL_INTERVAL_SECONDS") !== null) {
    source.remark("IDLE_POLL_INTERVAL_SECONDS", "is shorter than POLL_INTERVAL_SECONDS, which counts in its place.");
  }
  const timeoutMs = seconds("UPSTREAM_TIMEOUT_SECONDS", 8, 1, LONGEST_ANSWER_MS / SECOND_MS);
  const demo = readSwitch(source, "SLOTWATCH_DEMO");
  const env: Env = {
    useapiToken: readToken(source),
    useapiBaseUrl: baseUrl.href.replace(/\/+$/, ""),
    pollIntervalMs,
    idlePollIntervalMs: Math.max(pollIntervalMs, idleMs),
    accountNames: readAccountNames(source),
    upstreamTimeoutMs: benchSpeed === 1 ? timeoutMs : Math.max(SHORTEST_TIMEOUT_MS, timeoutMs),
    accountsIntervalMs: seconds("ACCOUNTS_INTERVAL_SECONDS", 300, 0, 86_400),
    databaseAddress: readDatabaseUrl(source),
    historyDays: readNumber(source, "HISTORY_DAYS", { fallback: 90, min: 1, max: 3650, whole: true }),
    dashboardPassword: readPassword(source),
    dashboardAccess: readChoice(source, "DASHBOARD_ACCESS", ["local", "open"], "local"),
    publicUrl: readPublicUrl(source),
    trustProxy: readSwitch(source, "TRUST_PROXY"),
    // Brackets belong to addresses of pages; who listens has none.
    host: source.text("HOST")?.replace(/^\[(.*)\]$/, "$1") ?? "127.0.0.1",
    port: readNumber(source, "PORT", { fallback: 3000, min: 0, max: 65_535, whole: true }),
    demo,
    demoControlUrl: readDemoControl(source, demo),
    benchSpeed,
    distDir: source.text("SLOTWATCH_DIST_DIR") ?? ".next",
    remarks,
  };
  checkTogether(env, source);
  if (mistakes.length > 0) throw new EnvError(mistakes);
  return env;
}
