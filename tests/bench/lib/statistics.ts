/** The value below which so large a part (0 to 1) of all values lies: nearest rank. Throws for no values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
  if (value === undefined) throw new Error("There is nothing to take a quantile of.");
  return value;
}

/** The middle value; of an even number the mean of the middle two. Throws for no values. */
export function median(values: readonly number[]): number {
  return (
    (quantile(values, 0.5) +
      -quantile(
        values.map((value) => -value),
        0.5,
      )) /
    2
  );
}
