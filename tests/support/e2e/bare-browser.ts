import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually, findFreePort } from "../server";

interface Tab {
  id: string;
  title: string;
  url: string;
}

/** A browser that nobody drives: tabs are opened and brought to the front, and looked at from outside. */
export interface BareBrowser {
  /** The tabs' titles, by address. */
  titleOf(url: string): Promise<string | undefined>;
  /** Opens a tab in front of the others, which hides them. */
  open(url: string): Promise<void>;
  /** Brings a tab to the front. */
  show(url: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a Chromium with its thrift on: Playwright's pages are kept visible and awake whatever covers them, so none of them is ever
 * really hidden. The grace before timers are slowed to one a minute is cut from five minutes to `graceS`.
 */
export async function startBareBrowser(url: string, graceS: number): Promise<BareBrowser> {
  const port = await findFreePort();
  const profile = await mkdtemp(path.join(tmpdir(), "slotwatch-browser-"));
  const browser = spawn(
    process.env.CHROME_PATH ?? "chromium",
    [
      ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
      ...["--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`],
      ...[
        `--remote-debugging-port=${port}`,
        `--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/${graceS}`,
      ],
      url,
    ],
    { stdio: "ignore" },
  );
  const ask = (command: string, method = "GET") => fetch(`http://127.0.0.1:${port}/json/${command}`, { method });
  const tabs = async () => (await (await ask("list")).json()) as Tab[];
  const find = async (address: string) => (await tabs()).find((tab) => tab.url === address);
  await eventually(async () => {
    if ((await find(url)) === undefined) throw new Error("The browser has not opened the page.");
  }, 20_000);
  return {
    titleOf: async (address) => (await find(address))?.title,
    open: async (address) => void (await ask(`new?${address}`, "PUT")),
    show: async (address) => void (await ask(`activate/${(await find(address))?.id}`)),
    async stop() {
      const ended = new Promise((resolve) => browser.once("close", resolve));
      browser.kill("SIGKILL");
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
