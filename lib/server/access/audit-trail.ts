import "server-only";
import type { AuditKind } from "@/lib/domain/audit";
import { inBackground } from "../in-background";
import { getLog } from "../log";
import { addAudit } from "../store/audit";
import type { Store } from "../store/create-store";

/** Refused tries come by the thousand; the record says once in this time that there were some. */
const REFUSED_MS = 60_000;

export interface AuditTrail {
  /** Writes a line into the record and the log. While the store is away the log alone has it. */
  write(what: AuditKind, label: string | null, client: string | null): Promise<void>;
}

/** The record of who did what. It never stands in the way of what was done. */
export function createAuditTrail(store: Store): AuditTrail {
  let refusedAtMs = -Infinity;
  return {
    async write(what, label, client) {
      if (what === "tries-refused") {
        if (performance.now() - refusedAtMs < REFUSED_MS) return;
        refusedAtMs = performance.now();
      }
      getLog().info({ audit: what }, "access");
      const line = { what, label, client };
      await inBackground(
        store.run((database) => addAudit(database, line)),
        "a line could not be written into the record",
      );
    },
  };
}
