import { DEFAULT_PAGE_SECONDS, MAX_PAGE_SECONDS, MIN_PAGE_SECONDS } from "@/lib/domain/view-state";

/** One thing a wall's link can say. */
export interface WallParameter {
  name: string;
  example: string;
  meaning: string;
}

/** Everything a wall's link can say, for the set-up page and README; a test compares both. */
export const WALL_PARAMETERS: readonly WallParameter[] = [
  {
    name: "account",
    example: "account=111,222",
    meaning: "only these accounts, by id; totals are theirs. Without it: all",
  },
  { name: "theme", example: "theme=light", meaning: "`dark` (the default of a wall), `light`, or `system`" },
  { name: "tz", example: "tz=Europe/Berlin", meaning: "the zone times are told in. Without it: the browser's" },
  {
    name: "page",
    example: "page=20",
    meaning: `seconds each page of accounts stays, ${MIN_PAGE_SECONDS} to ${MAX_PAGE_SECONDS}. Without it: ${DEFAULT_PAGE_SECONDS}`,
  },
];

/** How to tell one dead thing from another by a look at the strip, and how to read the twelve hours above it. */
export const WALL_SIGNS: readonly { sign: string; meaning: string }[] = [
  { sign: "The seconds hand stands", meaning: "the browser or its machine has stopped" },
  { sign: "The hand moves, the clock stands", meaning: "the page has died; it is loaded anew within two minutes" },
  { sign: "No connection", meaning: "Slotwatch's own server does not answer" },
  { sign: "Late, Stale or Down", meaning: "the server answers, but has nothing new from useapi.net" },
  { sign: "Live, and every slot free", meaning: "all is well and nothing runs" },
  { sign: "The twelve hours", meaning: "the height is what was free; a bar below, that nothing was" },
  { sign: "A square on top of them", meaning: "since when a job is stuck" },
  { sign: "Dots in the twelve hours", meaning: "nothing was recorded then" },
];
