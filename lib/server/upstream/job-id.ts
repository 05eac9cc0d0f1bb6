import type { JobKind } from "@/lib/domain/kind";

/** What an upstream job id tells. The account is nowhere else on a row. */
export interface JobIdParts {
  kind: JobKind;
  accountId: string | null;
}

const KINDS: Readonly<Record<string, JobKind>> = {
  video: "video",
  image: "image",
  audio: "speech",
  speech: "speech",
  music: "music",
};

const ACCOUNT_MARK = "-minimax:";

/**
 * Reads `user:<user>-minimax:<account>-<kind>:<id>` from the right: the id stands after the last `:`, the kind
 * after the last `-` before it. Account and id are opaque and may hold dashes. A word that is no kind of ours
 * (`file`) is kind `unknown`; text of another shape is kind `unknown` of no account. Both are still jobs.
 */
export function parseJobId(id: string): JobIdParts {
  const head = id.slice(0, Math.max(0, id.lastIndexOf(":")));
  const mark = head.indexOf(ACCOUNT_MARK);
  const dash = head.lastIndexOf("-");
  const accountStart = mark + ACCOUNT_MARK.length;
  if (mark === -1) return { kind: "unknown", accountId: null };
  const word = head.slice(dash + 1).toLowerCase();
  return {
    kind: Object.hasOwn(KINDS, word) ? (KINDS[word] ?? "unknown") : "unknown",
    accountId: dash > accountStart ? head.slice(accountStart, dash) : null,
  };
}

/** Whether text has the shape of an upstream job id. */
export function isJobId(text: string): boolean {
  return /^user:.+-minimax:.*-[a-z]+:[^:]+$/i.test(text);
}
