import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchMissingSheets } from "@/lib/client/wall/missing-sheets";

const HERE = {};
const MINUTE = 60_000;
let sheets: (object | null)[];

/** When a page that was just loaded wants to be loaded anew, looked at each 20 s for an hour; null for not at all. */
function reloadAfter(): number | null {
  const isMissing = watchMissingSheets();
  for (let uptimeMs = 0; uptimeMs <= 70 * MINUTE; uptimeMs += 20_000) if (isMissing(uptimeMs)) return uptimeMs / MINUTE;
  return null;
}

describe("watchMissingSheets", () => {
  beforeEach(() => {
    const stored = new Map<string, string>();
    sheets = [HERE, HERE];
    vi.stubGlobal("document", { querySelectorAll: () => sheets.map((sheet) => ({ sheet })) });
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("leaves a page alone that has all of them", () => {
    expect(reloadAfter()).toBeNull();
  });

  it("wants a page anew that lacks one after a minute, and each time that did not help after twice as long", () => {
    sheets = [HERE, null];
    expect(Array.from({ length: 9 }, reloadAfter)).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64]);
    sheets = [HERE, HERE];
    expect(reloadAfter()).toBeNull();
    sheets = [HERE, null];
    expect(reloadAfter(), "once all had come the wait begins anew").toBe(1);
  });

  it("takes one that is still loading for no missing one", () => {
    const isMissing = watchMissingSheets();
    sheets = [HERE, null];
    expect(isMissing(2 * MINUTE)).toBe(false);
    sheets = [HERE, HERE];
    expect(isMissing(2 * MINUTE + 20_000)).toBe(false);
  });

  it("waits longest where nothing can be remembered from one load to the next", () => {
    vi.stubGlobal("sessionStorage", undefined);
    sheets = [null];
    expect(reloadAfter()).toBe(64);
  });
});
