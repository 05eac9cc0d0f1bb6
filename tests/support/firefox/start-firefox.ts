import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { hasEnded } from "../server";
import { connectBidi } from "./bidi";

export interface FirefoxPage {
  /** Goes to an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  /** What an expression comes to in the page, by way of JSON. Rejects where it throws. */
  evaluate<Result>(expression: string): Promise<Result>;
  /** Warnings and errors of all pages shown so far, broken content policies included. */
  complaints(): Promise<string[]>;
}

export interface Firefox {
  page: FirefoxPage;
  stop(): Promise<void>;
}

interface LogEntry {
  level: string;
  text: string | null;
}

const READY_WITHIN_MS = 30_000;
/** Gathers what a page does against its policy of content; it would not all be told to us otherwise. */
const WATCH_POLICY = `() => {
  globalThis.brokenPolicies = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    brokenPolicies.push(violatedDirective + " " + blockedURI));
}`;

/** Starts Firefox without a window, with a profile of its own that is gone after it. */
export async function startFirefox(file: string): Promise<Firefox> {
  const profile = mkdtempSync(path.join(tmpdir(), "slotwatch-firefox-"));
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
  async function end(): Promise<void> {
    const ended = new Promise((resolve) => child.once("close", resolve));
    if (!hasEnded(child)) {
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => {
      void end().then(() => reject(new Error(`Firefox did not start:\n${said}`)));
    }, READY_WITHIN_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        said += chunk;
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(`${found}/session`);
      });
    }
  });
  const logged: string[] = [];
  const bidi = await connectBidi(address, (method, params) => {
    const { level, text } = params as LogEntry;
    if (method === "log.entryAdded" && level !== "info" && level !== "debug") logged.push(`${level}: ${text ?? ""}`);
  });
  await bidi.send("session.new", { capabilities: {} });
  await bidi.send("session.subscribe", { events: ["log.entryAdded"] });
  await bidi.send("script.addPreloadScript", { functionDeclaration: WATCH_POLICY });
  const { context } = await bidi.send<{ context: string }>("browsingContext.create", { type: "tab" });

  async function evaluate<Result>(expression: string): Promise<Result> {
    const answer = await bidi.send<{
      type: string;
      result?: { value?: string };
      exceptionDetails?: { text: string };
    }>("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
      target: { context },
      awaitPromise: true,
    });
    if (answer.type !== "success") throw new Error(answer.exceptionDetails?.text ?? "The page threw.");
    return JSON.parse(answer.result?.value ?? "null") as Result;
  }

  const policies: string[] = [];
  const takePolicies = async () => policies.push(...(await evaluate<string[]>("globalThis.brokenPolicies ?? []")));

  return {
    page: {
      async goto(url) {
        await takePolicies();
        await bidi.send("browsingContext.navigate", { context, url, wait: "complete" });
      },
      async setViewport(width, height) {
        await bidi.send("browsingContext.setViewport", { context, viewport: { width, height } });
      },
      evaluate,
      async complaints() {
        await takePolicies();
        return [...logged, ...policies];
      },
    },
    async stop() {
      bidi.close();
      await end();
    },
  };
}
