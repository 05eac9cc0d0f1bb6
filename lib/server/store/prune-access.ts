import "server-only";
import { sql } from "kysely";
import { DAY_MS } from "@/lib/domain/time-units";
import type { Database } from "./database";

const AUDIT_DAYS = 90;

/** Deletes what is past keeping: the record after 90 days, ended sessions, and links `historyDays` after their end (CONTRIBUTING.md, "The contract"). */
export async function pruneAccess({ kysely, statementNow }: Database, historyDays: number): Promise<void> {
  const before = (days: number) => sql<number>`${statementNow} - ${days * DAY_MS}`;
  await kysely.deleteFrom("audit").where("at", "<", before(AUDIT_DAYS)).execute();
  await kysely.deleteFrom("session").where("ends_at", "<", statementNow).execute();
  await kysely.deleteFrom("sign_in_link").where("ends_at", "<", statementNow).execute();
  await kysely
    .deleteFrom("share")
    .where(({ or, eb }) => or([eb("ends_at", "<", before(historyDays)), eb("revoked_at", "<", before(historyDays))]))
    .execute();
}
