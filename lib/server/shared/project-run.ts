import type { Run } from "@/lib/domain/run";
import { accountIdOf, jobIdOf, type Projection } from "./project-snapshot";

/** A finished run as a share shows it, listed by name; null for one of an account it does not show. */
export function projectRun(run: Run, projection: Projection): Run | null {
  const accountId = accountIdOf(run.accountId, projection);
  if (run.accountId !== null && accountId === null) return null;
  return {
    id: jobIdOf(run.id, projection),
    kind: run.kind,
    accountId,
    startedAt: run.startedAt,
    endedAfter: run.endedAfter,
    endedBefore: run.endedBefore,
    durationMs: run.durationMs,
    ref: projection.hideReferences ? null : run.ref,
  };
}
