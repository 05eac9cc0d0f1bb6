import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** By how much the wall clock of this page is wrong, ms. */
    clockShiftMs?: number;
  }
}

/** Gives every page opened from now on a wall clock that is wrong; the monotonic one, as on any machine, is not. */
export async function shiftClock(page: Page, shiftMs: number): Promise<void> {
  await page.addInitScript((initialMs) => {
    window.clockShiftMs = initialMs;
    const RealDate = Date;
    const now = () => RealDate.now() + (window.clockShiftMs ?? 0);
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args),
      apply: () => new RealDate(now()).toString(),
      get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    });
  }, shiftMs);
}

/** Sets the wall clock of an open page, as a person or a network might. */
export async function setClockShift(page: Page, shiftMs: number): Promise<void> {
  await page.evaluate((ms) => {
    window.clockShiftMs = ms;
  }, shiftMs);
}
