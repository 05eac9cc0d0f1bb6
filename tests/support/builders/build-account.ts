import type { Account } from "@/lib/domain/snapshot";

/** A listed account, "studio-west", on which 3 of 5 slots run. */
export function buildAccount(part: Partial<Account> = {}): Account {
  return {
    id: "1834567890123456789",
    name: "studio-west",
    maxJobs: 5,
    executing: 3,
    available: 2,
    listed: true,
    inferred: false,
    consistent: true,
    uncounted: {},
    problem: null,
    sessionEndsAt: null,
    nextFree: null,
    ...part,
  };
}

/** A listed account with every slot taken. */
export const buildFullAccount = (part: Partial<Account> = {}) => buildAccount({ executing: 5, available: 0, ...part });

/** Left out of the answer while its running videos reach its slots: full, by inference. */
export const buildInferredAccount = (part: Partial<Account> = {}) =>
  buildAccount({ maxJobs: 3, executing: 3, available: 0, listed: false, inferred: true, ...part });

/** Left out of the answer with fewer videos than slots: the rest is withheld. */
export const buildWithheldAccount = (part: Partial<Account> = {}) =>
  buildInferredAccount({ maxJobs: 2, executing: 1, ...part });

/** Known, left out of the answer, and nothing runs on it. */
export const buildUnlistedAccount = (part: Partial<Account> = {}) =>
  buildAccount({ executing: null, available: null, listed: false, ...part });

/** Beyond its slots, with the upstream's own negative number of free ones: consistent, for 7 - 2 is 5. */
export const buildOverfullAccount = (part: Partial<Account> = {}) =>
  buildAccount({ executing: 7, available: -2, ...part });

/** Numbers that disagree with each other. */
export const buildInconsistentAccount = (part: Partial<Account> = {}) =>
  buildAccount({ executing: 3, available: 1, consistent: false, ...part });

/** Listed, and not one number said. */
export const buildUnknownAccount = (part: Partial<Account> = {}) =>
  buildAccount({ maxJobs: null, executing: null, available: null, ...part });
