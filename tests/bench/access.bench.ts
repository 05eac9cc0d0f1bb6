import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { schedulerPath } from "@/lib/client/paths";
import type { Envelope } from "@/lib/domain/envelope";
import { cookieOf, PASSWORD, post } from "../support/access-server";
import { startPostgresServer } from "../support/start-postgres";
import { startBenchApp, type BenchApp } from "./lib/app";
import { measureCpuPerRequest } from "./lib/cpu-per-request";
import { full } from "./lib/duration";
import { holdStill } from "./lib/hold-still";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";
import { median } from "./lib/statistics";

const ROUNDS = full(5, 2);
const REQUESTS = full(4_000, 300);

interface Target {
  what: string;
  app: BenchApp;
  headers: Record<string, string>;
  path: string;
}

/** Without a password nothing is looked up: the guard is there, and what it checks is not. */
async function openTarget(): Promise<Target> {
  const app = await startBenchApp();
  await holdStill(app);
  const { revision } = await app.server.json<Envelope>("/api/scheduler");
  return { what: "without a password", app, headers: {}, path: schedulerPath(revision) };
}

async function guardedTarget(what: string, databaseUrl: string): Promise<Target> {
  const app = await startBenchApp({ variables: { DASHBOARD_PASSWORD: PASSWORD, DATABASE_URL: databaseUrl } });
  const cookie = cookieOf(await post(app.server, "/api/session", { password: PASSWORD }));
  await holdStill(app, { cookie });
  const { revision } = await app.server.json<Envelope>("/api/scheduler", { headers: { cookie } });
  return { what, app, headers: { cookie }, path: schedulerPath(revision) };
}

/**
 * What the check of a session costs a poll, the most frequent request there is: the processor time of one answer,
 * against a server without a password that answers the same.
 */
async function rows(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "slotwatch-bench-access-"));
  const postgres = await startPostgresServer();
  const targets = [
    await openTarget(),
    await guardedTarget("SQLite", `file:${path.join(folder, "data", "slotwatch.db")}`),
    await guardedTarget("PostgreSQL", `${postgres.url}/postgres`),
  ];
  try {
    const ask = ({ app, headers, path: asked }: Target, requests: number) =>
      measureCpuPerRequest({ url: `${app.url}${asked}`, pid: app.server.pid, headers }, requests);
    for (const target of targets) await ask(target, REQUESTS);
    const costs = new Map(targets.map((target) => [target, [] as number[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const target of targets) costs.get(target)?.push(await ask(target, REQUESTS));
    }
    const [open, ...guarded] = targets.map((target) => ({ what: target.what, us: median(costs.get(target) ?? []) }));
    if (!open) throw new Error("There is nothing to compare with.");
    return [
      ...guarded.map(({ what, us }) =>
        // A rate is one over a cost: 10 % less of it is 1/0.9 of the cost.
        atMost(10, `rate of /api/scheduler?since= lost to the session check, ${what}`, 100 * (1 - open.us / us), "%"),
      ),
      remark("processor time of an answer without a password", open.us, "µs"),
      ...guarded.map(({ what, us }) => remark(`the same with a session, ${what}`, us, "µs")),
    ];
  } finally {
    for (const { app } of targets) await app.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await runBench({ name: "access", limitMs: 600_000, rows });
