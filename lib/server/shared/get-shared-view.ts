import "server-only";
import { getAccess } from "../access/get-access";
import { getMonitor } from "../monitor/get-monitor";
import { createSharedView, type SharedView } from "./shared-view";

const KEY = Symbol.for("slotwatch.shared-view");

/** The process's one view for shares: Next's bundles share what it has projected. */
export function getSharedView(): SharedView {
  const shared = globalThis as { [KEY]?: SharedView };
  shared[KEY] ??= createSharedView(getMonitor(), getAccess().numbers);
  return shared[KEY];
}
