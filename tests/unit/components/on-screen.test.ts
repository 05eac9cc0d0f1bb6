import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** What stands in for the browser's observer: tells when the test says so. */
class FakeObserver {
  static made: FakeObserver[] = [];
  readonly observed = new Set<unknown>();
  constructor(private readonly tell: (entries: { target: unknown; isIntersecting: boolean }[]) => void) {
    FakeObserver.made.push(this);
  }
  observe = (target: unknown) => void this.observed.add(target);
  unobserve = (target: unknown) => void this.observed.delete(target);
  say = (target: unknown, isIntersecting: boolean) => this.tell([{ target, isIntersecting }]);
}

/** As much of an element as is asked for. */
const element = (group: unknown = null) => ({ closest: () => group }) as Pick<Element, "closest">;

beforeEach(() => {
  vi.resetModules();
  FakeObserver.made = [];
  vi.stubGlobal("IntersectionObserver", FakeObserver);
});
afterEach(() => vi.unstubAllGlobals());

async function load() {
  const { watchOnScreen } = await import("@/components/ui/on-screen");
  return (target: Pick<Element, "closest">, listener: (isVisible: boolean) => void) =>
    watchOnScreen(target as Element, listener);
}

describe("watchOnScreen", () => {
  it("looks at what is seen together as one, and stops with the last that wanted to know", async () => {
    const watch = await load();
    const [group, alone] = [element(), element()];
    const heard = [vi.fn(), vi.fn(), vi.fn()] as const;
    const stops = [watch(element(group), heard[0]), watch(element(group), heard[1]), watch(alone, heard[2])];
    const [observer] = FakeObserver.made;
    expect(FakeObserver.made).toHaveLength(1);
    expect([...(observer?.observed ?? [])]).toEqual([group, alone]);
    observer?.say(group, true);
    expect(heard.map(({ mock }) => mock.calls)).toEqual([[[true]], [[true]], []]);
    stops[0]?.();
    observer?.say(group, false);
    expect(heard.map(({ mock }) => mock.calls.length)).toEqual([1, 2, 0]);
    stops[1]?.();
    expect([...(observer?.observed ?? [])]).toEqual([alone]);
  });

  it("tells whoever comes later what the browser said before: it will not say it again", async () => {
    const watch = await load();
    const group = element();
    watch(element(group), vi.fn());
    FakeObserver.made[0]?.say(group, true);
    const late = vi.fn();
    watch(element(group), late);
    expect(late.mock.calls).toEqual([[true]]);
  });
});
