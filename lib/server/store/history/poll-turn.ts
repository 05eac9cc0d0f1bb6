import "server-only";
import { sql, type RawBuilder } from "kysely";
import type { Database } from "../database";

/** Thrown when another instance has taken the turn meanwhile: what was found out belongs to nobody. */
export class LostTurnError extends Error {
  override name = "LostTurnError";
}

/** Whether the turn was lost. By name and not by class, as with `isStoreAway`. */
export function isLostTurn(error: unknown): boolean {
  return error instanceof Error && error.name === "LostTurnError";
}

/** The turn as an instance finds it. */
export interface TurnView {
  isMine: boolean;
  /** How many polls were published. */
  seq: number;
  /** Time until the next poll is due by its holder's word, ms; negative when overdue. */
  dueInMs: number;
  /** The database's clock, epoch ms. */
  nowMs: number;
  /** How long ago another instance last had a viewer, ms. */
  touchedAgoMs: number;
}

/**
 * Takes the turn to ask the upstream, or finds it somebody else's. Its holder may always go on; one that was left is anybody's
 * as soon as the next poll is due; else another instance takes over when no poll is under way and the next one is `graceMs` overdue. All by the database's clock, in one statement, so
 * that of many exactly one succeeds.
 *
 * @param leaseMs how long a poll is left alone before its holder counts as dead
 */
export async function takeTurn(
  { kysely, now }: Database,
  me: string,
  { leaseMs, graceMs }: { leaseMs: number; graceMs: number },
): Promise<TurnView> {
  const whole = (ms: number) => Math.round(ms);
  const taken = await kysely
    .updateTable("poll_turn")
    .set({ holder: me, flight_ends_at: sql<number>`${now} + ${whole(leaseMs)}` })
    .where("id", "=", 1)
    .where((eb) =>
      eb.or([
        eb("holder", "=", me),
        eb.and([eb("holder", "=", ""), eb("due_at", "<=", now)]),
        eb.and([eb("flight_ends_at", "<=", now), eb(sql<number>`due_at + ${whole(graceMs)}`, "<=", now)]),
      ]),
    )
    .returning([
      "seq",
      sql<number>`due_at - ${now}`.as("due_in"),
      sql<number>`${now} - touched_at`.as("touched_ago"),
      now.as("now"),
    ])
    .executeTakeFirst();
  if (taken) return toView(taken, true);
  return await viewTurn({ kysely, now });
}

/** Looks at the turn without taking it. */
export async function viewTurn({ kysely, now }: Pick<Database, "kysely" | "now">): Promise<TurnView> {
  const row = await kysely
    .selectFrom("poll_turn")
    .select([
      "seq",
      sql<number>`due_at - ${now}`.as("due_in"),
      sql<number>`${now} - touched_at`.as("touched_ago"),
      now.as("now"),
    ])
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return toView(row, false);
}

function toView(row: { seq: number; due_in: number; touched_ago: number; now: number }, isMine: boolean): TurnView {
  return { isMine, seq: row.seq, dueInMs: row.due_in, nowMs: row.now, touchedAgoMs: row.touched_ago };
}

/** Notes that an instance without the turn has a viewer, so that its holder does not idle. */
export async function noteTouch({ kysely, now }: Database): Promise<void> {
  await kysely.updateTable("poll_turn").set({ touched_at: now }).where("id", "=", 1).execute();
}

/** Says that the holder still lives, while its poll takes long. */
export async function renewTurn({ kysely, now }: Database, me: string, leaseMs: number): Promise<void> {
  await kysely
    .updateTable("poll_turn")
    .set({ flight_ends_at: sql<number>`${now} + ${Math.round(leaseMs)}` })
    .where("id", "=", 1)
    .where("holder", "=", me)
    .where("flight_ends_at", ">", 0)
    .execute();
}

/**
 * Publishes what a poll brought, inside the transaction that records it. Throws `LostTurnError` when the turn was taken
 * or something was published since `seq`: then nothing of this poll may be kept, or time would count twice.
 *
 * @param body null: as before
 */
export async function publishPoll(
  { kysely }: Database,
  me: string,
  { seq, head, body }: { seq: number; head: string; body: string | null },
): Promise<void> {
  const { numUpdatedRows } = await kysely
    .updateTable("poll_turn")
    .set({ seq: seq + 1, head, ...(body !== null && { body }) })
    .where("id", "=", 1)
    .where("holder", "=", me)
    .where("seq", "=", seq)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new LostTurnError("another instance polls");
}

/** Ends a poll: says when the next one is due, and how long the upstream wants to be left alone, ms. */
export async function endTurn(
  { kysely, now }: Database,
  me: string,
  { dueInMs, holdOffMs }: { dueInMs: number; holdOffMs: number },
): Promise<void> {
  const after = (ms: number) => sql<number>`${now} + ${Math.round(ms)}`;
  await kysely
    .updateTable("poll_turn")
    .set({ due_at: after(dueInMs), not_before: after(holdOffMs), flight_ends_at: 0 })
    .where("id", "=", 1)
    .where("holder", "=", me)
    .execute();
}

/** As soon as may be: now, or when the upstream takes questions again, but never later than it was due. */
function soonest(now: RawBuilder<number>): RawBuilder<number> {
  return sql<number>`case when due_at <= ${now} or due_at <= not_before then due_at
    when not_before > ${now} then not_before else ${now} end`;
}

/** Leaves the turn to whoever comes first: this process stops. */
export async function leaveTurn({ kysely, now }: Database, me: string): Promise<void> {
  await kysely
    .updateTable("poll_turn")
    .set({ holder: "", flight_ends_at: 0, due_at: soonest(now) })
    .where("id", "=", 1)
    .where("holder", "=", me)
    .execute();
}

/** Someone watches, or pressed "try now", on an instance that has not the turn: the next poll is due at once. */
export async function hastenTurn({ kysely, now }: Database): Promise<void> {
  await kysely
    .updateTable("poll_turn")
    .set({ due_at: soonest(now) })
    .where("id", "=", 1)
    .execute();
}

/** What was published last. */
export async function readPublished({
  kysely,
}: Database): Promise<{ seq: number; head: string | null; body: string | null }> {
  return await kysely
    .selectFrom("poll_turn")
    .select(["seq", "head", "body"])
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
}
