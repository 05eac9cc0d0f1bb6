import { schedulerPath } from "@/lib/client/paths";
import type { Envelope } from "@/lib/domain/envelope";
import { startBenchApp, type BenchApp } from "./lib/app";
import { full } from "./lib/duration";
import { holdStill } from "./lib/hold-still";
import { measureRate } from "./lib/rate";
import { runBench } from "./lib/report";
import { atLeast, remark, type Row } from "./lib/row";
import { median } from "./lib/statistics";

const ROUNDS = full(7, 2);
const SECONDS = full(2, 1);
/** What every browser sends. */
const GZIP = { "accept-encoding": "gzip, deflate, br" };

/** How many requests a second each kind of question gets, one after the other in each round, so that all see the same machine. */
async function measureRounds({ url }: BenchApp, revision: string) {
  const targets = {
    health: { path: "/api/health" },
    since: { path: schedulerPath(revision) },
    whole: { path: schedulerPath(null) },
    zipped: { path: schedulerPath(null), headers: GZIP },
  };
  const ask = ({ path, headers }: { path: string; headers?: Record<string, string> }, seconds: number) =>
    measureRate(`${url}${path}`, seconds, headers);
  for (const target of Object.values(targets)) await ask(target, 1);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await ask(targets.health, SECONDS);
    const since = await ask(targets.since, SECONDS);
    const whole = await ask(targets.whole, SECONDS);
    const zipped = await ask(targets.zipped, SECONDS);
    const after = await ask(targets.health, SECONDS);
    // The neighbours on both sides: a machine that grows slower or faster in the course of a round cancels out.
    rounds.push({ health: (before + after) / 2, since, whole, zipped });
  }
  return rounds;
}

async function rows(): Promise<Row[]> {
  const app = await startBenchApp();
  try {
    await holdStill(app);
    const { revision, snapshot } = await app.server.json<Envelope>("/api/scheduler");
    if (revision === null || snapshot === undefined) throw new Error("There is no snapshot to ask for.");
    const rounds = await measureRounds(app, revision);
    const still = await app.server.json<Envelope>(schedulerPath(revision));
    if (still.snapshot !== undefined) throw new Error("The revision changed meanwhile, so `since` was not current.");
    const share = (kind: "since" | "whole" | "zipped") =>
      100 * median(rounds.map((round) => round[kind] / round.health));
    const bytes = (await app.server.ask(schedulerPath(null))).text.length;
    return [
      atLeast(85, "/api/scheduler?since=<current> against /api/health", share("since"), "%"),
      atLeast(
        50,
        `/api/scheduler, ${snapshot.accounts.length} accounts, ${snapshot.jobs.length} jobs, against /api/health`,
        share("whole"),
        "%",
      ),
      remark("the same, compressed as for browsers", share("zipped"), "%"),
      remark("its size", bytes / 1000, "KB"),
      remark("/api/health", median(rounds.map(({ health }) => health)), "a second"),
    ];
  } finally {
    await app.stop();
  }
}

await runBench({ name: "rates", limitMs: 180_000, rows });
