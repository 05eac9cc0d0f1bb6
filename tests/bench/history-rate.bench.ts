import { schedulerPath } from "@/lib/client/paths";
import type { Envelope } from "@/lib/domain/envelope";
import { startBenchApp, type BenchApp } from "./lib/app";
import { full } from "./lib/duration";
import { holdStill } from "./lib/hold-still";
import { measureRateOf } from "./lib/rate";
import { runBench } from "./lib/report";
import { atLeast, remark, type Row } from "./lib/row";
import { median } from "./lib/statistics";

/** Both servers are slow at first, by a factor of three: until V8 has optimised a route it takes thousands of questions. */
const WARM_UP_ROUNDS = full(15, 1);
const ROUNDS = full(25, 2);
const QUESTIONS = full(400, 40);

/** A server whose database can't be opened records nothing; all else is the same. */
const WITHOUT = { DATABASE_URL: "file:/proc/slotwatch/none.db" };

/**
 * How many requests a second both servers answer, in short turns and as often as each other: what slows the machine slows both, and
 * neither is warmer than the other.
 */
async function measureBoth(on: BenchApp, off: BenchApp, path: (app: BenchApp) => Promise<string>) {
  const urls = { on: `${on.url}${await path(on)}`, off: `${off.url}${await path(off)}` };
  const shares: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const offBefore = await measureRateOf(urls.off, QUESTIONS);
    const onBefore = await measureRateOf(urls.on, QUESTIONS);
    const onAfter = await measureRateOf(urls.on, QUESTIONS);
    const offAfter = await measureRateOf(urls.off, QUESTIONS);
    if (round < WARM_UP_ROUNDS) continue;
    shares.push((100 * (onBefore + onAfter)) / (offBefore + offAfter));
    rates.push((onBefore + onAfter) / 2);
  }
  return { share: median(shares), rate: median(rates) };
}

async function rows(): Promise<Row[]> {
  const on = await startBenchApp();
  const off = await startBenchApp({ variables: WITHOUT });
  try {
    await holdStill(on);
    await holdStill(off);
    const current = async ({ server }: BenchApp) =>
      schedulerPath((await server.json<Envelope>("/api/scheduler")).revision);
    const since = await measureBoth(on, off, current);
    const whole = await measureBoth(on, off, () => Promise.resolve(schedulerPath(null)));
    return [
      atLeast(90, "/api/scheduler?since=<current> with history, against without", since.share, "%"),
      atLeast(90, "/api/scheduler, the same", whole.share, "%"),
      remark("/api/scheduler?since=<current> with history", since.rate, "a second"),
    ];
  } finally {
    await on.stop();
    await off.stop();
  }
}

await runBench({ name: "history-rate", limitMs: 420_000, rows });
