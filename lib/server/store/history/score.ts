import type { ForecastOutcome, ScoreState } from "../../history/forecast-score";
import type { Database } from "../database";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { chunksOf } from "./chunks";
import { upsertInto } from "./upsert";

const putForecasts = upsertInto("history_forecast", {
  key: ["account_no"],
  columns: ["account_no", "made_at", "median_ms", "low_ms", "high_ms"],
  set: { made_at: "new", median_ms: "new", low_ms: "new", high_ms: "new" },
});
const putOutcomes = upsertInto("history_outcome", {
  key: ["account_no", "at"],
  columns: ["account_no", "at", "is_right"],
  set: { is_right: "new" },
});

/** The open forecasts and the outcomes that count, as stored. */
export async function readScore({ kysely }: Database, { idOf }: AccountNumbers): Promise<ScoreState> {
  const accountOf = (no: number) => (no === ALL_ACCOUNTS ? null : idOf.get(no));
  const open = await kysely.selectFrom("history_forecast").selectAll().execute();
  const outcomes = await kysely.selectFrom("history_outcome").selectAll().orderBy("at").execute();
  return {
    open: open.flatMap((row) => {
      const accountId = accountOf(row.account_no);
      const { made_at: madeAtMs, median_ms: medianMs, low_ms: lowMs, high_ms: highMs } = row;
      return accountId === undefined ? [] : [{ accountId, madeAtMs, medianMs, lowMs, highMs }];
    }),
    outcomes: outcomes.flatMap(({ account_no, at, is_right }) => {
      const accountId = accountOf(account_no);
      return accountId === undefined ? [] : [{ accountId, atMs: at, right: is_right === 1 }];
    }),
  };
}

/** Writes what has changed between two scores, inside a poll's transaction. */
export async function writeScore(
  database: Database,
  before: ScoreState,
  after: ScoreState,
  { numberOf }: AccountNumbers,
): Promise<void> {
  const { kysely } = database;
  const noOf = (accountId: string | null) => (accountId === null ? ALL_ACCOUNTS : numberOf.get(accountId));
  const wasOpen = new Set(before.open);
  const isOpen = new Set(after.open.map(({ accountId }) => accountId));
  const closed = before.open
    .filter(({ accountId }) => !isOpen.has(accountId))
    .flatMap((each) => noOf(each.accountId) ?? []);
  for (const chunk of chunksOf(closed)) {
    await kysely.deleteFrom("history_forecast").where("account_no", "in", chunk).execute();
  }
  const opened = after.open.filter((each) => !wasOpen.has(each));
  const rows = opened.flatMap(({ accountId, madeAtMs, medianMs, lowMs, highMs }) => {
    const no = noOf(accountId);
    const whole = { made_at: madeAtMs, median_ms: medianMs, low_ms: lowMs, high_ms: highMs };
    return no === undefined ? [] : [{ account_no: no, ...roundAll(whole) }];
  });
  await putForecasts(database, rows);
  if (after.outcomes !== before.outcomes) await writeOutcomes(database, before.outcomes, after.outcomes, noOf);
}

async function writeOutcomes(
  database: Database,
  before: readonly ForecastOutcome[],
  after: readonly ForecastOutcome[],
  noOf: (accountId: string | null) => number | undefined,
): Promise<void> {
  const { kysely } = database;
  // By content: after an outage the same outcomes have been read anew.
  const keyOf = ({ accountId, atMs, right }: ForecastOutcome) => `${Math.round(atMs)} ${right} ${accountId ?? ""}`;
  const had = new Set(before.map(keyOf));
  const has = new Set(after.map(keyOf));
  const keyed = (outcome: ForecastOutcome) => {
    const no = noOf(outcome.accountId);
    return no === undefined ? [] : [{ account_no: no, at: Math.round(outcome.atMs), is_right: outcome.right ? 1 : 0 }];
  };
  for (const { account_no, at } of before.filter((each) => !has.has(keyOf(each))).flatMap(keyed)) {
    await kysely.deleteFrom("history_outcome").where("account_no", "=", account_no).where("at", "=", at).execute();
  }
  const news = after.filter((each) => !had.has(keyOf(each))).flatMap(keyed);
  // Two slots that free at the same ms judge one forecast each; of one account the later is kept.
  const unique = [...new Map(news.map((row) => [`${row.account_no}:${row.at}`, row])).values()];
  await putOutcomes(database, unique);
}

function roundAll<T extends Record<string, number>>(values: T): T {
  return { ...values, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value)])) };
}
