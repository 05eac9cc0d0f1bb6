/** A JSON object of the upstream, of whose fields nothing is known yet. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: not null, not an array. */
export function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads an own field; inherited names (`constructor`, `__proto__`) are not the upstream's words. */
export function fieldOf(row: WireObject, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

/** Longest text believed to be an id; documented ones come to about 80 characters. */
const LONGEST_ID = 512;

/**
 * Reads an opaque id. A number is taken only where it is exact: 19-digit ids lose digits as JSON numbers.
 * Control characters and broken surrogates are no id: a database may refuse or alter them.
 */
export function readId(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string" || value.length > LONGEST_ID || value.trim() === "") return null;
  return /[\p{Cc}\p{Cs}]/u.test(value) ? null : value;
}

/** Largest figure believed. An account has 1-10 slots; a board of a billion cells would be our own fault. */
const LARGEST_COUNT = 10_000;

/**
 * Reads a count: a whole number of sane size, also written as text. Anything else is unknown, which is null
 * and not zero. Negative numbers pass only where `allowNegative`: `available` can really be negative.
 */
export function readCount(value: unknown, allowNegative = false): number | null {
  const number = typeof value === "string" && /^-?\d{1,6}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) return null;
  if (Math.abs(number) > LARGEST_COUNT || (number < 0 && !allowNegative)) return null;
  // -0 is written "0" in JSON, but is not equal to 0 everywhere.
  return number + 0;
}

/**
 * Whether a number was given where a count belongs that can't be one: negative, fractional, or beyond belief. Text that is no number, or
 * anything else, is rather not said than said wrongly.
 */
export function isNoCount(value: unknown): boolean {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()));
  return isNumber && readCount(value) === null;
}

/** Longest reference the upstream documents. */
const LONGEST_REF = 1024;

/**
 * Reads a submitter's reference, free text, cut at 1,024 characters. Control characters but tab and newlines,
 * and broken surrogates, become U+FFFD: PostgreSQL refuses the first, HTML can't carry the second.
 */
export function readRef(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string" || value.trim() === "") return null;
  return value.slice(0, LONGEST_REF).replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, "\uFFFD");
}

/**
 * The host of a callback URL and nothing more of it: path, query, user, password and port may be secret, or
 * are nobody's business. Null for anything but a plain http or https URL.
 */
export function readCallbackHost(value: unknown): string | null {
  // `https:secret/path` and `https:///secret` would make the URL parser take the first piece for the host, and so would
  // `https://\t/secret`: it drops tabs and line breaks.
  if (typeof value !== "string" || !/^https?:\/\/[^/\\?#]/i.test(value) || /[\s\p{Cc}]/u.test(value)) return null;
  try {
    const { hostname } = new URL(value);
    return hostname === "" || hostname.length > 253 ? null : hostname;
  } catch {
    return null;
  }
}
