import { describe, expect, it } from "vitest";
import { isJobId, parseJobId } from "@/lib/server/upstream/job-id";

describe("parseJobId", () => {
  it.each([
    ["user:4711-minimax:381904455712900101-video:512345678901544332", "video", "381904455712900101"],
    ["user:4711-minimax:account_1-image:in4", "image", "account_1"],
    ["user:4711-minimax:7-audio:9", "speech", "7"],
    ["user:4711-minimax:7-speech:9", "speech", "7"],
    ["user:4711-minimax:7-music:9", "music", "7"],
    ["user:4711-minimax:7-Video:9", "video", "7"],
    // Read from the right: account and id are opaque and may hold dashes.
    ["user:4711-minimax:team-a-video-x-image:id-with-dashes", "image", "team-a-video-x"],
    ["user:4711-minimax:a:b-video:9", "video", "a:b"],
    ["user:a-b-minimax:7-video:9", "video", "7"],
    // Kinds that are not ours are still jobs of their account.
    ["user:4711-minimax:7-file:9", "unknown", "7"],
    ["user:4711-minimax:7-constructor:9", "unknown", "7"],
    ["user:4711-minimax:__proto__-video:9", "video", "__proto__"],
    ["user:4711-minimax:-video:9", "video", null],
    // Other shapes are jobs of nobody we know.
    ["user:4711-minimax:video:9", "unknown", null],
    ["user:4711-pixverse:7-video:9", "unknown", null],
    ["512345678901544332", "unknown", null],
    ["", "unknown", null],
    [":", "unknown", null],
    ["-minimax:", "unknown", null],
  ])("%j is a %s of account %s", (id, kind, accountId) => {
    expect(parseJobId(id)).toEqual({ kind, accountId });
  });
});

describe("isJobId", () => {
  it("knows the documented shape from other text", () => {
    expect(isJobId("user:4711-minimax:7-lipsync:9")).toBe(true);
    expect(isJobId("9")).toBe(false);
    expect(isJobId("user:4711-minimax:7-video:")).toBe(false);
  });
});
