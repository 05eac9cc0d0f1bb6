import "server-only";
import { oncePerProcess } from "../once-per-process";
import { createSharedView, type SharedView } from "../shared/shared-view";
import { getAccess } from "./get-access";
import { getMonitor } from "./get-monitor";

/** The process's one view for shares: Next's bundles share what it has projected. */
export const getSharedView = oncePerProcess<SharedView>("shared-view", () =>
  createSharedView(getMonitor(), getAccess().numbers),
);
