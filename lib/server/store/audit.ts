import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { AuditEvent, AuditKind } from "@/lib/domain/audit";
import type { Database } from "./database";

/** Writes one line into the record of who did what. */
export async function addAudit(
  { kysely, now }: Database,
  { what, label, client }: { what: AuditKind; label: string | null; client: string | null },
): Promise<void> {
  await kysely.insertInto("audit").values({ id: randomUUID(), at: now, what, label, client }).execute();
}

/** Lines told at once: some weeks of a busy team. */
export const RECORD_LINES = 200;

/** What a stranger can cause as often as they like. */
const TRIES: readonly AuditKind[] = ["wrong-password", "tries-refused"];
/** The share of the lines that tries may take where there are others: else whoever guesses for two hours pushes all else out of sight. */
const TRIES_SHARE = 1 / 4;

/**
 * The newest lines of the record, newest first.
 *
 * @param limit how many at most
 */
export async function listAudit({ kysely }: Database, limit: number): Promise<AuditEvent[]> {
  const newest = (most: number, operator: "in" | "not in") =>
    kysely
      .selectFrom("audit")
      .select(["id", "at", "what", "label", "client"])
      .where("what", operator, TRIES)
      .orderBy("at", "desc")
      .orderBy("id")
      .limit(most)
      .execute();
  const tries = await newest(limit, "in");
  const others = await newest(limit - Math.min(tries.length, Math.ceil(limit * TRIES_SHARE)), "not in");
  return [...others, ...tries.slice(0, limit - others.length)]
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map(({ at, what, label, client }) => ({ at: new Date(at).toISOString(), what, label, client }));
}

/** How many lines of a kind were written in the last `withinMs`, by all instances. */
export async function countAudit(
  { kysely, statementNow }: Database,
  what: AuditKind,
  withinMs: number,
): Promise<number> {
  const { count } = await kysely
    .selectFrom("audit")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("what", "=", what)
    .where("at", ">", sql<number>`${statementNow} - ${Math.round(withinMs)}`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
