import { schedulerPath } from "@/lib/client/swr-keys";
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

/** A server whose database can't be opened records nothing; all else is the same. */
const WITHOUT = { DATABASE_URL: "file:/proc/slotwatch/none.db" };

/** How many requests a second both servers answer, in turns: what slows the machine slows both. */
async function measureBoth(on: BenchApp, off: BenchApp, path: (app: BenchApp) => Promise<string>) {
  const urls = { on: `${on.url}${await path(on)}`, off: `${off.url}${await path(off)}` };
  await measureRate(urls.on, 1);
  await measureRate(urls.off, 1);
  const shares: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await measureRate(urls.off, SECONDS);
    const rate = await measureRate(urls.on, SECONDS);
    const after = await measureRate(urls.off, SECONDS);
    shares.push((100 * rate) / ((before + after) / 2));
    rates.push(rate);
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
