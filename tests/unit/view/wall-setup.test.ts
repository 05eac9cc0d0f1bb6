import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { Job } from "@/lib/domain/snapshot";
import { cutForWall, cutHistoryForWall } from "@/lib/view/wall-cut";
import { shellSafe, wallCommands } from "@/lib/view/wall-commands";
import { toWallDay } from "@/lib/view/wall-day";
import { firstTurn } from "@/lib/view/wall-pages";
import { WALL_PARAMETERS } from "@/lib/view/wall-parameters";
import { WALL_WATCHDOG } from "@/lib/view/wall-watchdog";
import { buildEnvelope } from "@/tests/support/builders/build-envelope";
import { buildHistory, buildUsual } from "@/tests/support/builders/build-history";
import { buildFleet } from "@/tests/support/builders/build-snapshot";
import { MOMENT } from "@/tests/support/builders/build-view";
import { before } from "@/tests/support/builders/times";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

describe("wallCommands", () => {
  it("can be pasted whatever the link was made of", () => {
    const evil = `http://h/wall?account=1"'\`$(touch x);|&<>!^\\ {é}`;
    expect(shellSafe(evil)).toMatch(/^[\w\-.~:/?#[\]@&=+,%]+$/);
    expect(decodeURIComponent(shellSafe(evil))).toBe(evil);
    for (const { steps } of wallCommands(evil)) {
      for (const { command } of steps) expect(command).not.toMatch(/touch x|\$\(/);
    }
  });
  it("leaves an ordinary link as it is", () => {
    const link = "https://slots.example.com/wall?account=111,222&theme=light&tz=Europe/Berlin&page=20";
    expect(shellSafe(link)).toBe(link);
    expect(wallCommands(link).map(({ title }) => title)).toEqual(["Linux", "Windows", "Raspberry Pi"]);
    for (const { steps } of wallCommands(link)) expect(steps[0]?.command).toContain(`"${link}"`);
  });
});

describe("the link's parameters", () => {
  it("are all in README", () => {
    const readme = readFileSync("README.md", "utf8");
    for (const { name, meaning } of WALL_PARAMETERS) expect(readme).toContain(`| \`${name}\` | ${meaning} |`);
  });
});

describe("cutHistoryForWall", () => {
  it("keeps twelve hours of what the strip draws, and the last hour added up", () => {
    const { day, hour } = cutHistoryForWall({
      day: buildHistory(),
      hour: buildHistory({ range: "1h", bucketMs: MINUTE_MS, from: before(HOUR_MS) }),
    });
    expect(day?.buckets).toHaveLength(49);
    expect(JSON.stringify(day).length).toBeLessThan(12_000);
    expect(hour).toMatchObject({ finished: 600, zeroFreeMs: 0 });
    expect(toWallDay({ history: day, isAway: false, isCurrent: true, stuckSinceMs: null, ...MOMENT })).toEqual(
      toWallDay({ history: buildHistory(), isAway: false, isCurrent: true, stuckSinceMs: null, ...MOMENT }),
    );
  });
  it("knows nothing where nothing was read", () => {
    expect(cutHistoryForWall(null)).toEqual({ day: null, hour: null, isAway: false });
    expect(cutHistoryForWall(null, true).isAway).toBe(true);
  });
});

describe("cutForWall", () => {
  it("leaves fleets of ordinary size whole", () => {
    expect(cutForWall(buildEnvelope(), []).isPartial).toBe(false);
  });
  it("keeps of very many jobs those of the accounts that the first page shows", () => {
    const envelope: Envelope = buildEnvelope({ snapshot: buildFleet(200) });
    const { envelope: cut, isPartial } = cutForWall(envelope, []);
    expect(isPartial).toBe(true);
    expect(cut.snapshot?.accounts).toHaveLength(200);
    expect(new Set(cut.snapshot?.jobs.map(({ accountId }) => accountId)).size).toBeLessThanOrEqual(13);
    expect(cut.snapshot?.totals).toEqual(envelope.snapshot?.totals);
  });
  it("keeps what looks stuck, wherever it runs: its account comes first", () => {
    const fleet = buildFleet(200);
    const [first, ...jobs] = fleet.jobs.toReversed();
    const stuck = { ...first, startedAt: before(HOUR_MS) } as Job;
    const envelope = buildEnvelope({
      snapshot: { ...fleet, jobs: [stuck, ...jobs] },
      usual: [buildUsual()],
      ahead: {},
    });
    expect(cutForWall(envelope, []).envelope.snapshot?.jobs[0]).toEqual(stuck);
  });
  it("turns with each reload of a wall without scripts", () => {
    expect(firstTurn(90_000) - firstTurn(60_000)).toBe(1);
  });
});

/** Runs the script as a page of an old television would. */
function runWatchdog(status: number, responseText = `<script src="/_next/static/a.js"></script></html>`) {
  const state = { nowMs: 1_000_000, reloads: 0, asked: 0, tick: () => undefined as void };
  class FakeRequest {
    status = status;
    responseText = responseText;
    onload = () => undefined as void;
    open() {
      state.asked += 1;
    }
    onerror = () => undefined as void;
    send() {
      if (status > 0) this.onload();
      else this.onerror();
    }
  }
  const page: { slotwatchWall?: () => void } = {};
  const attributes = new Map([["data-state", "live"]]);
  const element = (innerHTML: string) => ({
    innerHTML,
    getAttribute: (name: string) => attributes.get(name) ?? null,
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
  });
  const elements: Record<string, ReturnType<typeof element>> = {
    ".wall": element(""),
    ".wall-live": element("Live"),
    ".wall-now-age": element("<span>data 3 s old</span>"),
    ".wall-clock": element("<span>18:40:06</span> <span>UTC</span>"),
    ".wall-day-now": element("now"),
  };
  const says = () => ({
    word: elements[".wall-live"]?.innerHTML,
    age: elements[".wall-now-age"]?.innerHTML,
    state: attributes.get("data-state"),
    isOld: attributes.has("data-old"),
    dayEnds: elements[".wall-day-now"]?.innerHTML,
  });
  runInNewContext(WALL_WATCHDOG, {
    window: page,
    location: { href: "/wall", reload: () => (state.reloads += 1) },
    document: { querySelector: (name: string) => elements[name] ?? null },
    XMLHttpRequest: FakeRequest,
    Date: class {
      getTime = () => state.nowMs;
    },
    setInterval: (work: () => void, everyMs: number) => {
      expect(everyMs).toBe(30_000);
      state.tick = () => {
        state.nowMs += everyMs;
        work();
      };
    },
  });
  return { state, says, checkIn: () => page.slotwatchWall?.() };
}

describe("the watchdog", () => {
  it.each([0, 503])(
    "says that a page it can't have anew (%d) is not live, until the application checks in after all",
    (status) => {
      const { state, says, checkIn } = runWatchdog(status);
      const live = says();
      state.tick();
      const age = "as of 18:40:06 UTC";
      expect(says()).toEqual({ word: "No connection", age, state: "away", isOld: true, dayEnds: "18:40" });
      state.tick();
      checkIn();
      expect(says()).toEqual(live);
      expect(state.reloads).toBe(0);
    },
  );
  it("reloads each 30 s while nothing checks in", () => {
    const { state } = runWatchdog(200);
    state.tick();
    state.tick();
    expect(state.reloads).toBe(2);
  });
  it("leaves a page alone whose application checks in, and not for longer", () => {
    const { state, checkIn } = runWatchdog(200);
    checkIn();
    state.tick();
    state.tick();
    expect(state.reloads).toBe(0);
    state.tick();
    expect(state.reloads).toBe(1);
  });
  it.each([0, 502])("never leaves the page for an answer that is not the page (%i)", (status) => {
    const { state } = runWatchdog(status);
    state.tick();
    expect(state).toMatchObject({ asked: 1, reloads: 0 });
  });
  it("never leaves the page for a proxy's own, which is 200 as well", () => {
    const { state, says } = runWatchdog(200, "<html><h1>Back soon</h1></html>");
    state.tick();
    expect(state.reloads).toBe(0);
    expect(says()).toMatchObject({ word: "No connection", isOld: true });
  });
  it("is in the syntax of 2009", () => {
    expect(WALL_WATCHDOG).not.toMatch(/=>|\b(let|const|class|async)\b|`|\?\.|\.\.\./);
  });
});
