import type { Gap } from "../../history/observation";
import type { GapCode } from "@/lib/domain/history";
import type { Database } from "../database";
import { upsertInto } from "./upsert";

const putGaps = upsertInto("history_gap", {
  key: ["from_at"],
  columns: ["from_at", "to_at", "code"],
  set: { to_at: "new", code: "new" },
});

/** Writes gaps, inside a poll's transaction. */
export async function writeGaps(database: Database, gaps: readonly Gap[]): Promise<void> {
  const rows = gaps
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .map(({ fromMs, toMs, code }) => ({ from_at: Math.round(fromMs), to_at: Math.round(toMs), code }));
  await putGaps(database, rows);
}

/** Cuts off what gaps tell of the time after `fromMs`: a clock that has been set back since wrote it. */
export async function cutGaps({ kysely }: Database, fromMs: number): Promise<void> {
  await kysely.deleteFrom("history_gap").where("from_at", ">=", fromMs).execute();
  await kysely.updateTable("history_gap").set({ to_at: fromMs }).where("to_at", ">", fromMs).execute();
}

/** Gaps that reach beyond `fromMs`, oldest first. */
export async function readGaps({ kysely }: Database, fromMs: number): Promise<Gap[]> {
  const rows = await kysely
    .selectFrom("history_gap")
    .selectAll()
    .where("to_at", ">", fromMs)
    .orderBy("from_at")
    .execute();
  // Codes are ours; one that another version wrote is still a gap.
  return rows.map(({ from_at, to_at, code }) => ({ fromMs: from_at, toMs: to_at, code: code as GapCode }));
}
