import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeQuery, readQuery, subscribeToQuery } from "@/lib/client/address-state";

const NOWHERE: (query: string) => void = () => undefined;

/** A browser's address bar that may refuse to be rewritten. */
function installAddress(search: string) {
  const events = new EventTarget();
  const written: string[] = [];
  const steps: string[] = [];
  const bar = { isRefusing: false, written, steps, goBackTo: NOWHERE };
  const location = { pathname: "/", hash: "#main", search };
  const replaceState = (_state: unknown, _title: string, url: string) => {
    if (bar.isRefusing) throw new DOMException("too often", "SecurityError");
    written.push(url);
    location.search = new URL(url, "http://localhost").search;
  };
  bar.goBackTo = (query) => {
    location.search = query;
    events.dispatchEvent(new Event("popstate"));
  };
  vi.stubGlobal("window", {
    location,
    history: {
      replaceState,
      pushState(state: unknown, title: string, url: string) {
        replaceState(state, title, url);
        steps.push(url);
      },
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  });
  return bar;
}

const heard = vi.fn();
let unsubscribe: () => void;
let bar: ReturnType<typeof installAddress>;

beforeEach(() => {
  vi.useFakeTimers();
  heard.mockClear();
  bar = installAddress("?q=promo");
  unsubscribe = subscribeToQuery(() => heard(readQuery()));
});

afterEach(() => {
  vi.runAllTimers();
  unsubscribe();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the query of the address", () => {
  it("is what the address says until another is asked for", () => {
    expect(readQuery()).toBe("?q=promo");
    changeQuery("?q=spring");
    expect(readQuery()).toBe("?q=spring");
    expect(heard.mock.calls).toEqual([["?q=spring"]]);
    expect(bar.written).toEqual(["/?q=spring#main"]);
  });

  it("is shown at each keystroke and written less often, the last one for certain", () => {
    for (const query of ["?q=a", "?q=ab", "?q=abc"]) {
      changeQuery(query);
      expect(readQuery()).toBe(query);
    }
    expect(bar.written).toEqual(["/?q=a#main"]);
    vi.runAllTimers();
    expect(bar.written).toEqual(["/?q=a#main", "/?q=abc#main"]);
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it("is shown, and tried again, while the browser refuses to write it", () => {
    bar.isRefusing = true;
    changeQuery("?q=spring");
    vi.advanceTimersByTime(1_000);
    expect(readQuery()).toBe("?q=spring");
    expect(bar.written).toEqual([]);
    bar.isRefusing = false;
    vi.advanceTimersByTime(1_000);
    expect(bar.written).toEqual(["/?q=spring#main"]);
  });

  it("is the history's when the viewer goes back, whatever was still to be written", () => {
    changeQuery("?q=a");
    changeQuery("?q=ab");
    bar.goBackTo("");
    expect(readQuery()).toBe("");
    vi.runAllTimers();
    expect(bar.written).toEqual(["/?q=a#main"]);
    expect(heard).toHaveBeenLastCalledWith("");
  });

  it("is a step that Back undoes where that is asked for, as soon as it may be written, and no other is", () => {
    changeQuery("?q=a");
    changeQuery("?q=a&range=7d", true);
    vi.runAllTimers();
    changeQuery("?q=ab&range=7d");
    vi.runAllTimers();
    expect(bar.written).toEqual(["/?q=a#main", "/?q=a&range=7d#main", "/?q=ab&range=7d#main"]);
    expect(bar.steps).toEqual(["/?q=a&range=7d#main"]);
  });

  it("is no step once the viewer has gone back before it was written", () => {
    changeQuery("?q=a");
    changeQuery("?q=a&range=7d", true);
    bar.goBackTo("");
    changeQuery("?q=b");
    vi.runAllTimers();
    expect(bar.steps).toEqual([]);
  });

  it("tells nobody who no longer listens", () => {
    unsubscribe();
    changeQuery("?q=spring");
    expect(heard).not.toHaveBeenCalled();
  });
});
