import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import { JOB_KINDS } from "./kind";
import { isTimeZone } from "./time-zone";

export const SORT_KEYS = ["kind", "account", "ref", "started", "elapsed", "usual", "callback"] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export const SORT_DIRECTIONS = ["asc", "desc"] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const RANGES = ["1h", "6h", "24h", "7d", "30d", "90d", "all"] as const;

/** Free text. NUL is no text: PostgreSQL refuses it. */
const parseAsText = createParser({
  parse: (value) => (value.includes("\0") ? null : value),
  serialize: (value) => value,
});

/** Longer than any id; what it costs to look for a text grows with its length. The search box takes as many. */
export const LONGEST_SEARCH = 200;

/** What is sought: of a longer text its beginning. */
const parseAsSearch = createParser({
  parse: (value) => parseAsText.parse(value)?.slice(0, LONGEST_SEARCH) ?? null,
  serialize: (value) => value,
});

const accountList = parseAsArrayOf(parseAsString);
const kindList = parseAsArrayOf(parseAsStringLiteral(JOB_KINDS));

/** Account ids. Blanks between commas go: an id that is empty would match no account and show an empty page. */
const parseAsAccounts = createParser({
  parse: (value) => [...new Set(accountList.parse(value) ?? [])].filter((id) => id !== "" && !id.includes("\0")),
  serialize: accountList.serialize,
  eq: accountList.eq,
});

/** Job kinds, each once; what is no kind is left out. */
const parseAsKinds = createParser({
  parse: (value) => [...new Set(kindList.parse(value) ?? [])],
  serialize: kindList.serialize,
  eq: kindList.eq,
});

/** An IANA zone name the runtime knows. */
const parseAsTimeZone = createParser({
  parse: (value) => (isTimeZone(value) ? value : null),
  serialize: (value) => value,
});

export const DEFAULT_PAGE_SECONDS = 15;
export const MIN_PAGE_SECONDS = 5;
export const MAX_PAGE_SECONDS = 600;

/** Whole seconds each page of the wall stays. Shorter than anyone can read, or no number at all, falls back. */
const parseAsPageSeconds = createParser({
  parse(value) {
    const seconds = /^\d{1,3}$/.test(value) ? Number(value) : NaN;
    return seconds >= MIN_PAGE_SECONDS && seconds <= MAX_PAGE_SECONDS ? seconds : null;
  },
  serialize: String,
});

/**
 * What a link can say, defined once and read by server and browser alike (CONTRIBUTING.md, "The contract"). Each parser
 * falls back on a bad value and never throws; defaults stay out of the URL.
 */
export const viewStateParsers = {
  account: parseAsAccounts.withDefault([]),
  kind: parseAsKinds.withDefault([]),
  q: parseAsSearch.withDefault(""),
  refPrefix: parseAsText.withDefault(""),
  sort: parseAsStringLiteral(SORT_KEYS).withDefault("started"),
  dir: parseAsStringLiteral(SORT_DIRECTIONS).withDefault("asc"),
  range: parseAsStringLiteral(RANGES).withDefault("24h"),
  theme: parseAsStringLiteral(THEMES),
  tz: parseAsTimeZone,
  page: parseAsPageSeconds.withDefault(DEFAULT_PAGE_SECONDS),
};

export type ViewState = inferParserType<typeof viewStateParsers>;

/** Reads view state from a URL, `URLSearchParams` or Next's `searchParams`. Bad values fall back. */
export const loadViewState = createLoader(viewStateParsers);

/** Writes view state as a query string, in canonical order and without defaults: `?account=1,2&q=promo`. */
export const serialiseViewState = createSerializer(viewStateParsers);

/** What of a view holds on every page, and so goes along with the links to the others. */
export const carriedQuery = ({ account, theme, tz }: Pick<ViewState, "account" | "theme" | "tz">): string =>
  serialiseViewState({ account, theme, tz });
