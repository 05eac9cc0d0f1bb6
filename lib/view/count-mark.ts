import { formatCount } from "./format";

const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/** A count beside an axis: "7,500", "15K". Five digits do not fit there, and "15,000" cut off to "5,000" would be a lie. */
export function countMark(count: number): string {
  return count < 10_000 ? formatCount(count) : COMPACT.format(count);
}
