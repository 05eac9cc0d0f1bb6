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

/** The newest lines of the record, newest first. */
export async function listAudit({ kysely }: Database, limit: number): Promise<AuditEvent[]> {
  const rows = await kysely
    .selectFrom("audit")
    .select(["at", "what", "label", "client"])
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ at, what, label, client }) => ({ at: new Date(at).toISOString(), what, label, client }));
}

/** How many lines of a kind were written in the last `withinMs`, by all instances. */
export async function countAudit({ kysely, now }: Database, what: AuditKind, withinMs: number): Promise<number> {
  const { count } = await kysely
    .selectFrom("audit")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("what", "=", what)
    .where("at", ">", sql<number>`${now} - ${withinMs}`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
