import type { Random } from "./random";

/** An account of the simulated fleet, as it is set up; what runs on it lives in the world. */
export interface AccountSpec {
  id: string;
  /** The name an operator would give it in `ACCOUNT_NAMES`, or null. */
  name: string | null;
  maxJobs: number;
  /** How many videos MiniMax renders at once: 1 on its free plan, 2 on paid ones (CONTRIBUTING.md, "What the API sends"). */
  renders: 1 | 2;
  /** Days until the account's session ends. */
  sessionDays: number;
  /** The account's error as GET accounts says it, or null. */
  error: string | null;
}

/** The everyday fleet of the demo: the four accounts of the pictures. */
export const DEMO_FLEET: readonly AccountSpec[] = [
  { id: "362480713695211520", name: "studio-west", maxJobs: 5, renders: 2, sessionDays: 21, error: null },
  { id: "1874420915563102211", name: "studio-east", maxJobs: 5, renders: 2, sessionDays: 4, error: null },
  { id: "298817340026118204", name: "shorts-01", maxJobs: 3, renders: 2, sessionDays: 12, error: null },
  { id: "1910076634208210887", name: "shorts-02", maxJobs: 2, renders: 2, sessionDays: 26, error: null },
];

/** `ACCOUNT_NAMES` for a fleet: `id=name,id=name`. Accounts without a name are left out. */
export function accountNamesOf(fleet: readonly AccountSpec[]): string {
  return fleet.flatMap(({ id, name }) => (name === null ? [] : [`${id}=${name}`])).join(",");
}

/** `ACCOUNT_NAMES` of the demo. */
export const DEMO_ACCOUNT_NAMES = accountNamesOf(DEMO_FLEET);

/** Slots of an account are 1-10 (CONTRIBUTING.md, "What the API sends"). */
const MOST_SLOTS = 10;

/**
 * Builds a fleet of any size whose slots hold about `videos` videos with some room to spare. Two of three accounts
 * have a name, as where an operator has named the ones that matter.
 */
export function buildFleet(count: number, videos: number, random: Random): AccountSpec[] {
  const usual = Math.min(MOST_SLOTS, Math.max(2, Math.ceil((videos / count) * 1.2)));
  return Array.from({ length: count }, (_, at) => ({
    id: random.digits(random.chance(0.5) ? 18 : 19),
    name: at % 3 === 2 ? null : `account-${at + 1}`,
    maxJobs: Math.min(MOST_SLOTS, Math.max(1, usual + random.int(videos > 0 ? 0 : -1, 1))),
    renders: random.chance(0.7) ? 2 : 1,
    sessionDays: random.int(1, 29),
    error: null,
  }));
}
