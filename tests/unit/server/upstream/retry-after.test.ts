import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "@/lib/server/upstream/retry-after";

const NOW = Date.parse("2026-11-24T12:00:00.000Z");

describe("parseRetryAfter", () => {
  it.each([
    ["7", 7_000],
    [" 0 ", 0],
    ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
    ["Tuesday, 24-Nov-26 12:00:30 GMT", 30_000],
    ["Tue, 24 Nov 2026 11:59:00 GMT", 0],
    ["99999999999999999999", 86_400_000],
    ["Tue, 24 Nov 2099 12:00:00 GMT", 86_400_000],
  ])("reads %j as %d ms", (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });

  it.each([null, "", "soon", "-5", "3.5", "soon 1", "Infinity", "1e3", "Tue, 99 Foo 2026 12:00:30 GMT"])(
    "does not guess at %j",
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBeNull();
    },
  );
});
