/** A page without its past is better than a page that is late: it asks again by itself. */
const LIMIT_MS = 1_000;

/**
 * What a page's first HTML can do without: null when it takes longer than a page may wait for it, and while it can't be had
 * (the database is away). Never throws: the route that the page asks next tells what is wrong.
 */
export async function nullIfLate<Value>(asked: Promise<Value>, limitMs = LIMIT_MS): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  const orNull = asked.catch(() => null);
  try {
    return await Promise.race([orNull, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
