"use client";

import { useEffect, useRef, useState } from "react";
import { createAwaitedRuns } from "@/lib/client/awaited-runs";
import { pausedSince } from "@/lib/client/use-refresh-settings";
import { useRuns } from "@/lib/client/use-runs";
import { useSettled } from "@/lib/client/use-settled";
import { matchesJob, type Filters } from "@/lib/domain/narrow";
import type { AnswerState } from "@/lib/client/use-answer";
import type { RunPage } from "@/lib/domain/run";
import type { Snapshot } from "@/lib/domain/snapshot";

interface EndedRunsInput {
  /** Whole: what has left it has ended. */
  snapshot: Snapshot | null;
  /** Time between two polls, ms. */
  intervalMs: number;
  /** Which of them: the server is asked for these, for its newest hundred of all may hold none. */
  filters: Filters;
}

/** What ended unseen by this page (it was hidden, or asleep) is found this often. */
const REFRESH_MS = 60_000;
/** Runs are written by the poll after the one that first missed the job, a moment after its answer is out. */
const WRITTEN_AFTER_MS = 400;
const LIMIT = 100;

/**
 * The newest finished jobs. Asked for when a job has left the snapshot, and else seldom: a question with each poll would
 * double what a viewer costs. After a pause everything is asked for anew.
 */
export function useEndedRuns({
  snapshot,
  intervalMs,
  filters,
}: EndedRunsInput): Pick<AnswerState<RunPage>, "answer" | "answeredAtMs" | "failure"> {
  const q = useSettled(filters.q);
  const { answer, answeredAtMs, failure, askAgain } = useRuns({ ...filters, q, limit: LIMIT, refreshMs: REFRESH_MS });
  const [awaited] = useState(createAwaitedRuns);
  const latest = useRef({ askAgain, intervalMs, filters });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { askAgain, intervalMs, filters };
  });

  useEffect(() => {
    if (answer !== null) awaited.takeRuns(answer.runs.map(({ id }) => id));
  }, [answer, awaited]);

  useEffect(() => {
    const askLater = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (pausedSince() !== null || !awaited.asks()) return;
        void latest.current.askAgain();
        askLater();
      }, latest.current.intervalMs + WRITTEN_AFTER_MS);
    };
    // A job that the answer does not name has not left: the answer may name none.
    if (snapshot === null || snapshot.jobsMissing) return;
    if (awaited.takeJobs(snapshot.jobs, (job) => matchesJob(job, latest.current.filters))) askLater();
  }, [snapshot, awaited]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { answer, answeredAtMs, failure };
}
