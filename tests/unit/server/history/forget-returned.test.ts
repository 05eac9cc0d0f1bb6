import { describe, expect, it } from "vitest";
import { createLearner } from "@/lib/server/history/learner";
import { buildAccount, buildJob, buildSnapshot } from "./build";

const T0 = Date.UTC(2026, 10, 20, 16);
const POLL = 5_000;
const video = (name: string) => `user:7-minimax:a-video:${name}`;

/** Polls with these videos running, by name and start in seconds after T0; what the last one says of usual times of all videos. */
function createPolls() {
  const learner = createLearner();
  let atMs = T0;
  return (times: number, running: Record<string, number>) => {
    const jobs = Object.entries(running).map(([name, startS]) => buildJob(video(name), T0 + startS * 1_000));
    for (let index = 0; index < times; index += 1) {
      atMs += POLL;
      const snapshot = buildSnapshot(jobs, [buildAccount({ maxJobs: 9, executing: jobs.length })]);
      learner.take({ kind: "snapshot", atMs, snapshot, intervalMs: POLL, answerMs: 8_000 });
    }
    const snapshot = buildSnapshot([], [buildAccount()]);
    return learner.look(snapshot, atMs).usual.find(({ kind, accountId, ahead }) => {
      return kind === "video" && accountId === null && ahead === null;
    })?.n;
  };
}

describe("what was learned of a job that comes back", () => {
  it("is forgotten, so that it counts once however often it was away", () => {
    const poll = createPolls();
    const five = { a: 0, b: 0, c: 0, d: 0, e: 0 };
    const flickering = { f: 1 };
    poll(3, { ...five, ...flickering });
    expect(poll(2, flickering)).toBe(5);
    for (let round = 0; round < 4; round += 1) {
      expect(poll(2, {})).toBe(6);
      expect(poll(1, flickering)).toBe(5);
    }
    expect(poll(2, {})).toBe(6);
  });

  it("stays where another run has the id since", () => {
    const poll = createPolls();
    poll(3, { a: 0, b: 0, c: 0, d: 0, e: 0 });
    expect(poll(3, {})).toBe(5);
    // Seen late: it began before the last answer, which was without it, and after its namesake had ended.
    expect(poll(1, { a: 29 })).toBe(5);
  });
});
