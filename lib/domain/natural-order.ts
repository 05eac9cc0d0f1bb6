const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Compares two texts as people sort them: "shorts-2" before "shorts-10". Ties are broken by code unit. */
export function compareNaturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Orders accounts by name in natural order, those without a name after them by id. */
export function compareAccounts(
  a: { id: string; name: string | null },
  b: { id: string; name: string | null },
): number {
  if (a.name !== null && b.name !== null) return compareNaturally(a.name, b.name) || compareNaturally(a.id, b.id);
  if (a.name !== null) return -1;
  if (b.name !== null) return 1;
  return compareNaturally(a.id, b.id);
}
