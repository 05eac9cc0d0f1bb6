import { VERDICT_RUNS, type Usual } from "@/lib/domain/usual";

/**
 * When jobs will be called slow or stuck, while none can be yet; null once some are judged. The page of a new instance
 * would else look as if nothing were ever slow.
 */
export function verdictRule(usual: readonly Usual[]): string | null {
  if (usual.some(({ n }) => n >= VERDICT_RUNS)) return null;
  return `Jobs are called slow or stuck once ${VERDICT_RUNS} of their kind have been seen to end.`;
}
