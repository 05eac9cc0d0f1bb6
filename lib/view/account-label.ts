import { visibleText } from "./visible-text";

/** Ids up to this long are shown whole (CONTRIBUTING.md, "The contract"). */
const WHOLE_ID_LENGTH = 10;
const TAIL_LENGTHS = [4, 5, 6] as const;

// By code point: half a surrogate pair is drawn as a box. A code point is two code units at most, so no more of them are taken apart:
// with 2,000 jobs a poll, that costs.
const tail = (id: string, length: number) => [...id.slice(-2 * length)].slice(-length).join("");

const isLong = (id: string) =>
  id.length > WHOLE_ID_LENGTH && (id.length > 2 * WHOLE_ID_LENGTH || [...id].length > WHOLE_ID_LENGTH);

/** Makes short forms of ids: `…` and the fewest of the last 4, 5 or 6 characters that no other id ends in; else the whole id. */
function shortener(ids: readonly string[]): (id: string) => string {
  const timesUsed = TAIL_LENGTHS.map((length) => {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(tail(id, length), (counts.get(tail(id, length)) ?? 0) + 1);
    return { length, counts };
  });
  return (id) => {
    if (!isLong(id)) return id;
    const fit = timesUsed.find(({ length, counts }) => (counts.get(tail(id, length)) ?? 0) <= 1);
    return fit ? `…${tail(id, fit.length)}` : id;
  };
}

const shortAlone = shortener([]);

/**
 * What each account is called on the page, by id: the operator's name, else its id, a long one by its end
 * (CONTRIBUTING.md, "The contract"). No two accounts are called the same: a name given twice gets the id's end beside it,
 * and what still collides (a name that looks like another's short id) the whole id.
 */
export function accountLabels(accounts: readonly { id: string; name: string | null }[]): Map<string, string> {
  const shortOf = shortener([...new Set(accounts.map(({ id }) => id))]);
  const labels = new Map<string, string>();
  for (const { id, name } of accounts) labels.set(id, visibleText(name ?? shortOf(id)));

  const disambiguate = (longer: (id: string, label: string) => string) => {
    const timesUsed = new Map<string, number>();
    for (const label of labels.values()) timesUsed.set(label, (timesUsed.get(label) ?? 0) + 1);
    for (const [id, label] of labels) if ((timesUsed.get(label) ?? 0) > 1) labels.set(id, longer(id, label));
  };
  disambiguate((id, label) => (label === visibleText(shortOf(id)) ? visibleText(id) : `${label} ${shortOf(id)}`));
  disambiguate((id, label) => (label === visibleText(id) ? label : `${label} (${visibleText(id)})`));
  return labels;
}

/** Like {@link accountLabels}, but the same map again while ids and names are: each answer lists the same accounts anew. */
export function createLabeller(): typeof accountLabels {
  let labelled: Parameters<typeof accountLabels>[0] = [];
  let labels = accountLabels(labelled);
  return (accounts) => {
    const isSame =
      accounts.length === labelled.length &&
      accounts.every(({ id, name }, at) => id === labelled[at]?.id && name === labelled[at]?.name);
    if (!isSame) labels = accountLabels(accounts);
    labelled = accounts;
    return labels;
  };
}

/** The label of an account, or a short form of an id that has none (a job's account that no row explains). */
export function labelOf(labels: ReadonlyMap<string, string>, accountId: string): string {
  return labels.get(accountId) ?? visibleText(shortAlone(accountId));
}

/** A job's id by its end, "…544332": the part after the last colon, and of that the last six characters. */
export function shortJobId(id: string): string {
  if (!isLong(id)) return visibleText(id);
  const own = id.slice(id.lastIndexOf(":") + 1);
  return `…${visibleText(tail(own === "" ? id : own, 6))}`;
}
