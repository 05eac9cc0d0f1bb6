import { JOB_KINDS } from "@/lib/domain/kind";
import { addJobs, emptyJobSum, isPrefix, type JobSum, type ReferenceUse } from "@/lib/domain/reference-use";
import { serialiseViewState, type ViewState } from "@/lib/domain/view-state";
import { formatSpan } from "./duration-text";
import { formatCount, plural, UNKNOWN_TEXT } from "./format";
import { rangeName } from "./history-range";
import { formatPercent } from "./history-words";
import { kindCount } from "./kind-words";
import { visibleText } from "./visible-text";

/** The finished jobs of one beginning, or of all that have no row of their own. */
export interface ReferenceRow {
  key: string;
  /** "acme-…"; "acme", a whole reference; "12 other beginnings", "no reference". */
  label: string;
  /** What `refPrefix` takes; null where it would find others' jobs as well, and where no beginning is meant. */
  refPrefix: string | null;
  /** Whether it is what no other row has, together. */
  isRest: boolean;
  /** The page with just these jobs in its list; with all of them where they are chosen. */
  href: string | null;
  isChosen: boolean;
  jobs: string;
  /** "280 videos, 32 images". */
  kinds: string;
  videoTime: string;
  /** Of the time of all videos told here, 0 to 100; null where no video's time is known. */
  sharePercent: number | null;
  share: string;
}

/** "By reference". */
export interface ReferenceTable {
  rows: readonly ReferenceRow[];
  /** "412 jobs ended in the last 7 days." */
  sentence: string;
}

/** What one looks through without searching; the file has the rest. */
const MOST_ROWS = 12;

/**
 * The table by reference; null where no job that ended had one, for then there is nothing to tell apart.
 *
 * @param view what the page shows now, for the rows' addresses
 * @param page address of the page
 */
export function toReferenceTable(use: ReferenceUse, view: ViewState, page: string): ReferenceTable | null {
  const { groups, others, unnamed } = use;
  if (groups.length === 0) return null;
  const ended = [...groups, ...[others, unnamed].filter((sum) => sum !== null)];
  const jobs = ended.reduce((sum, each) => sum + each.jobs, 0);
  const videoMs = ended.reduce((sum, each) => sum + each.videoMs, 0);
  const told = tellable(groups);
  const rest = restOf(groups.slice(told), others);
  const cells = (sum: JobSum) => ({
    jobs: formatCount(sum.jobs),
    kinds: JOB_KINDS.filter((kind) => sum.finished[kind])
      .map((kind) => kindCount(sum.finished[kind] ?? 0, kind))
      .join(", "),
    videoTime: videoTimeOf(sum),
    ...(videoMs > 0 && !isUntimed(sum)
      ? {
          sharePercent: Math.round((sum.videoMs / videoMs) * 1_000) / 10,
          share: formatPercent(sum.videoMs / videoMs),
        }
      : { sharePercent: null, share: UNKNOWN_TEXT }),
  });
  const plain = (key: string, label: string, sum: JobSum): ReferenceRow => ({
    ...{ key, label, refPrefix: null, isRest: true, href: null, isChosen: false },
    ...cells(sum),
  });
  const rows = [
    ...groups.slice(0, told).map((group): ReferenceRow => {
      const { beginning } = group;
      const shown = visibleText(beginning);
      const key = `=${beginning}`;
      if (!isPrefix(beginning)) return { ...plain(key, shown, group), isRest: false };
      const isChosen = view.refPrefix === beginning;
      return {
        ...{ key, label: `${shown}…`, refPrefix: beginning, isRest: false },
        href: `${page}${serialiseViewState({ ...view, refPrefix: isChosen ? "" : beginning })}`,
        isChosen,
        ...cells(group),
      };
    }),
    ...(rest === null ? [] : [plain("others", restLabel(told, rest.beginnings), rest)]),
    ...(unnamed === null ? [] : [plain("unnamed", "no reference", unnamed)]),
  ];
  return {
    rows,
    sentence: sentenceOf(use, jobs),
  };
}

/** Whether it has videos, and of none is known how long it took: that is not no time. */
const isUntimed = ({ finished, timed }: JobSum) => timed === 0 && Boolean(finished.video);

/** "3 h"; "at least 3 h" where it is known of some of its videos alone. */
function videoTimeOf(sum: JobSum): string {
  const videos = sum.finished.video ?? 0;
  if (videos === 0 || isUntimed(sum)) return UNKNOWN_TEXT;
  return `${sum.timed < videos ? "at least " : ""}${formatSpan(sum.videoMs)}`;
}

/** How many of them get a row. Where so many are all different, none of them says anything. */
function tellable(groups: ReferenceUse["groups"]): number {
  if (groups.length <= MOST_ROWS) return groups.length;
  return groups[0]?.jobs === 1 ? 0 : MOST_ROWS;
}

function restLabel(told: number, beginnings: number | null): string {
  if (beginnings === null) return "other references";
  return told === 0 ? `${plural(beginnings, "beginning")}, no two alike` : plural(beginnings, "other beginning");
}

function restOf(groups: readonly JobSum[], others: ReferenceUse["others"]): ReferenceUse["others"] {
  if (groups.length === 0) return others;
  const rest = emptyJobSum();
  for (const sum of others === null ? groups : [...groups, others]) addJobs(rest, sum);
  const more = others === null ? 0 : others.beginnings;
  return { ...rest, beginnings: more === null ? null : groups.length + more };
}

function sentenceOf({ range, unobserved }: ReferenceUse, jobs: number): string {
  const ended = `${plural(jobs, "job")} ended in ${rangeName(range)}.`;
  if (unobserved === 0) return ended;
  return `${ended} ${formatCount(unobserved)} more ended while nothing was observed, and ${unobserved === 1 ? "is" : "are"} in no figure.`;
}
