import type { Outcome } from "./attempt";
import type * as Operate from "./operate";

/**
 * What an operator does by hand, for pages that seldom need it: `operate.ts` is loaded at the first press. Where it can't be, the
 * answer says so; `use-is-outdated.ts` hears of it as well, and finds out whether a newer page would help. Never throws what that one does not.
 */
export async function operateLazily<Value>(
  what: (operate: typeof Operate) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  let operate;
  try {
    operate = await import("./operate");
  } catch (error) {
    window.dispatchEvent(new ErrorEvent("error", { error }));
    return { ok: false, message: "The server does not answer. Try again in a moment." };
  }
  return what(operate);
}
