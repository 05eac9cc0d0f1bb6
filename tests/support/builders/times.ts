/** The moment test data is set in: the evening of the pictures. Fixed, so that every text is known beforehand. */
export const NOW = "2026-11-23T16:42:07.000Z";
export const NOW_MS = Date.parse(NOW);

/** ISO time some milliseconds before NOW (or after it, when negative). */
export function before(ms: number): string {
  return new Date(NOW_MS - ms).toISOString();
}
