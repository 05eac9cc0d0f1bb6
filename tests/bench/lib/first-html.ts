import type { Browser } from "@playwright/test";
import type { Envelope } from "@/lib/domain/envelope";
import type { Account, Job } from "@/lib/domain/snapshot";
import { loadViewState } from "@/lib/domain/view-state";
import { accountLabels, shortJobId } from "@/lib/view/account-label";
import { formatCount } from "@/lib/view/format";
import { sortJobs } from "@/lib/view/job-order";
import type { BenchApp } from "./app";
import { openFresh, panel } from "./browser";

/** What the first HTML shows, read without scripts, against what the route says. */
export interface FirstHtml {
  /** Whether the sentence names the number of free slots. */
  hasAnswer: boolean;
  /** Accounts whose row shows the figures that the route gives. */
  accounts: number;
  accountsInAll: number;
  /** Of the first 50 jobs in the table's order, those that stand in their place. */
  jobs: number;
}

const FIRST_JOBS = 50;
const TRIES = 8;

/** Reads the page's first HTML. Tries again when a poll came in between, for then page and route speak of different answers. */
export async function readFirstHtml(browser: Browser, app: BenchApp): Promise<FirstHtml> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await app.server.json<Envelope>("/api/scheduler");
    const shown = await readPage(browser, app.url);
    const after = await app.server.json<Envelope>("/api/scheduler");
    if (before.revision === after.revision) return compare(before, shown);
  }
  throw new Error("Each time the page was read, a poll came in between.");
}

async function readPage(browser: Browser, url: string) {
  const { context, page } = await openFresh(browser, { javaScriptEnabled: false });
  await page.goto(url);
  const answer = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const board = await panel(page, "Slots by account")
    .getByRole("heading", { level: 3 })
    .evaluateAll((names) =>
      names.map((name) => ({
        id: name.getAttribute("title")?.split(" ")[0] ?? "",
        text: name.closest("li")?.textContent ?? "",
      })),
    );
  const table = await panel(page, "Running jobs")
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => row.outerHTML));
  await context.close();
  return { answer, board, table };
}

function compare({ snapshot }: Envelope, { answer, board, table }: Awaited<ReturnType<typeof readPage>>): FirstHtml {
  if (snapshot === undefined) throw new Error("The route gave no snapshot.");
  const { accounts, jobs, totals } = snapshot;
  const texts = new Map(board.map(({ id, text }) => [id, text]));
  const { sort, dir } = loadViewState({});
  const inOrder = sortJobs(jobs, { sort, dir, accounts, labels: accountLabels(accounts) });
  const hasFigures = ({ id, executing, maxJobs }: Account) =>
    texts.get(id)?.includes(executing === null ? "" : `${formatCount(executing)} of ${formatCount(maxJobs ?? 0)}`);
  const standsAt = ({ id, startedAt }: Job, place: number) =>
    table[place]?.includes(`Copy the id of job ${shortJobId(id)}`) && table[place].includes(startedAt ?? "");
  return {
    hasAnswer: answer.includes(totals.free ? formatCount(totals.free) : "Full"),
    accounts: accounts.filter(hasFigures).length,
    accountsInAll: accounts.length,
    jobs: inOrder.slice(0, FIRST_JOBS).filter(standsAt).length,
  };
}
