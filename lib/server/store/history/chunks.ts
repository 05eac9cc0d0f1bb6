/** Rows of one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535, and no row of ours has over 16. */
const CHUNK = 1000;

/** Cuts a list into parts that fit into a statement each. A poll may bring thousands of anything. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
