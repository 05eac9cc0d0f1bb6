import { expect, it } from "vitest";
import { createClockCheck } from "@/lib/server/monitor/clock-check";

it("writes one line when clocks begin to differ, and one when they agree again", () => {
  const lines: [level: string, aheadS: unknown][] = [];
  const check = createClockCheck({
    info: (fields) => void lines.push(["info", fields.aheadS]),
    warn: (fields) => void lines.push(["warn", fields.aheadS]),
  });
  for (const aheadMs of [400, undefined, 59_000, -180_400, undefined, -181_000, 59_000, -60_500, 59_600, 1_000, 0])
    check(aheadMs);
  expect(lines).toEqual([
    ["warn", -180],
    ["info", 1],
  ]);
});
