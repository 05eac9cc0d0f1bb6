/** For whom words are made when it is not the operator: someone who came by a link. */
export interface Viewer {
  /** Whether accounts are hidden: then there is nowhere to send anything. */
  hidesAccounts: boolean;
  /** Whether some jobs alone are shown: then nothing is known of slots. */
  jobsOnly: boolean;
}

/**
 * Names of hidden accounts, "Account 3", beside those that are known: a finished job may be of one that is not among the
 * accounts shown now.
 */
export function withHiddenNames(
  labels: ReadonlyMap<string, string>,
  ids: readonly (string | null)[],
): ReadonlyMap<string, string> {
  const names = new Map(labels);
  for (const id of ids) {
    const [, number] = /^account-(\d+)$/.exec(id ?? "") ?? [];
    if (id !== null && number !== undefined) names.set(id, `Account ${number}`);
  }
  return names;
}
