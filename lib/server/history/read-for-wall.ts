import type { History, HistoryRange } from "@/lib/domain/history";

/** A wall without its past is better than a wall that is late: it asks again by itself. */
const LIMIT_MS = 1_000;

/**
 * The last day and the last hour for a wall's first HTML. Null while the database is away, and when it takes longer than
 * a page may wait for what it can do without. Never throws: the route that the wall asks next tells what is wrong.
 */
export async function readForWall(
  read: (range: HistoryRange) => Promise<History>,
): Promise<{ day: History; hour: History } | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LIMIT_MS);
  });
  const both = Promise.all([read("24h"), read("1h")]).then(
    ([day, hour]) => ({ day, hour }),
    () => null,
  );
  try {
    return await Promise.race([both, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
