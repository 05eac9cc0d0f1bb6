import { describe, expect, it } from "vitest";
import type { History } from "@/lib/domain/history";
import { accountLabels } from "@/lib/view/account-label";
import { toAccountHistoryRows } from "@/lib/view/history-accounts";
import { toDurationsChart } from "@/lib/view/history-durations";
import { toHeadlines } from "@/lib/view/history-headlines";
import { pastHourText, toPastHour } from "@/lib/view/past-hour";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { buildHistory, buildHistoryAccount } from "../../support/builders/build-history";
import { MOMENT } from "../../support/builders/build-view";

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00.000Z`);
const headline = (history: History, key: string, account: string[] = []) =>
  toHeadlines({ history, labels: accountLabels(history.accounts), account, ...MOMENT }).find((one) => one.key === key);

describe("what nobody knows", () => {
  it("sets the time with none free against the time of which it is known, and says so", () => {
    const unknown = buildHistory({}, (atMs) => (atMs < at("12:00") ? { zeroFreeMs: null } : { zeroFreeMs: 0 }));
    expect(headline(unknown, "busy")).toMatchObject({
      title: "A slot was always free",
      detail: expect.stringMatching(/^in .* in which that is known\.$/) as string,
    });
    const full = buildHistory({}, (atMs, stepMs = 15 * MINUTE_MS) =>
      atMs < at("12:00") ? { zeroFreeMs: null } : { zeroFreeMs: stepMs },
    );
    expect(headline(full, "busy")?.title).toMatch(/^No slot free/);
  });

  it("calls a slot always free only where none was ever missing, be it for two seconds in a day", () => {
    const missingMs = (ms: number) =>
      headline(
        buildHistory({}, (atMs) => ({ zeroFreeMs: atMs === at("12:00") ? ms : 0 })),
        "busy",
      )?.title;
    expect(missingMs(0)).toBe("A slot was always free");
    expect(missingMs(2_000)).toBe("No slot free for 2 s");
  });

  it('makes a time with none free "at least" so long where an hour or a day is known only in part', () => {
    const part = buildHistory({}, (atMs, stepMs = 15 * MINUTE_MS) =>
      atMs < at("12:00") ? { zeroFreeMs: null } : { zeroFreeMs: stepMs },
    );
    const hour = toPastHour(part);
    expect(hour && pastHourText(hour, null)).toMatch(/^none free for at least /);
  });

  it("calls no job ended only where none did: of some that did, nobody may know how long they took", () => {
    const untimed = buildHistory({ durations: {} }, () => ({ finished: { video: 4 }, durations: {} }));
    expect(headline(untimed, "took")?.title).toBe("No job was timed");
    const none = buildHistory({ durations: {} }, () => ({ finished: {}, durations: {} }));
    expect(headline(none, "took")?.title).toBe("No job was seen to end");
  });

  it("holds no figure in a gap: what a step was seen of stands beside it", () => {
    const gap = { from: "2026-11-23T02:20:00.000Z", to: "2026-11-23T02:55:00.000Z", code: "timeout" } as const;
    const { points } = toDurationsChart(buildHistory({ gaps: [gap] }), "video", MOMENT);
    const told = points.filter(({ p50Ms }) => p50Ms !== null).map(({ atMs }) => atMs);
    expect(told).toContain(at("02:17") + 30_000);
    expect(told).toContain(at("02:57") + 30_000);
  });

  it("names its lines once: beside them with their figures, in the subtitle while there are none", () => {
    const told = toDurationsChart(buildHistory(), "video", MOMENT);
    expect([told.subtitle, told.p50Text]).toEqual([expect.stringMatching(/^per /), "p50 3:50"]);
    const few = { video: { n: 12, p50Ms: 230_000, p95Ms: 380_000 } };
    const young = toDurationsChart(buildHistory({ durations: few }), "video", MOMENT);
    expect([young.subtitle, young.p50Text]).toEqual([expect.stringMatching(/^p50 and p95 per /), null]);
  });

  it("leaves out slots that nobody knows: of an average, and of an account's use", () => {
    const half = buildHistory({}, (atMs) => ({ zeroFreeMs: null, ...(atMs < at("12:00") && { slots: null }) }));
    expect(headline(half, "busy", ["1", "2"])?.title).toBe("6.0 of 15 slots in use");
    const none = buildHistory({}, () => ({ zeroFreeMs: null, slots: null }));
    expect(headline(none, "busy", ["1", "2"])?.title).toBe("6.0 slots in use");
    const accounts = [buildHistoryAccount({ usedMs: HOUR_MS, idleMs: 0, zeroFreeMs: 0 })];
    expect(headline(buildHistory({ accounts }), "use")?.title).toBe("No slots seen");
    expect(toAccountHistoryRows(buildHistory({ accounts }), new Map())).toMatchObject([
      { use: "slots not known", used: "1.0", idle: "—", zeroFree: "—" },
    ]);
  });
});
