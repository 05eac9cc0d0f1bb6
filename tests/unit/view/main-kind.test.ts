import { describe, expect, it } from "vitest";
import { mainKind } from "@/lib/view/main-kind";

const timed = (n: number) => ({ n, p50Ms: 60_000, p95Ms: 90_000 });

describe("the kind that the history page tells of first", () => {
  it("is the video where any was timed, however many other jobs were", () => {
    expect(mainKind({ image: timed(500), video: timed(1) })).toBe("video");
  });

  it("is the kind of which most were timed where no video was", () => {
    expect(mainKind({ video: timed(0), image: timed(30), speech: timed(500) })).toBe("speech");
  });

  it("is the first in the fixed order where as many of several were timed", () => {
    expect(mainKind({ music: timed(7), image: timed(7) })).toBe("image");
  });

  it("is none where no job was timed", () => {
    expect(mainKind({})).toBeNull();
    expect(mainKind({ image: timed(0) })).toBeNull();
  });
});
