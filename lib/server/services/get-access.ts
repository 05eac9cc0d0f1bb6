import "server-only";
import { createAccountNames, type AccountNames } from "../access/account-names";
import { createAuditTrail, type AuditTrail } from "../access/audit-trail";
import { createPasswordCheck } from "../access/password";
import { createSessions, type Sessions } from "../access/sessions";
import { createShareLinks, type ShareLinks } from "../access/share-links";
import { createThrottle, type Throttle } from "../access/throttle";
import { getEnv } from "../env";
import { oncePerProcess } from "../once-per-process";
import { createHiddenNumbers } from "../shared/hidden-numbers";
import type { HiddenNumbers } from "../shared/hidden-numbers";
import { getStore } from "./get-store";

/** Everything that decides who may see what, in one process. */
export interface Access {
  /** Null where no password is set: then everyone who is answered is the operator. */
  signIn: null | { sessions: Sessions; throttle: Throttle; isRightPassword(attempt: string): Promise<boolean> };
  links: ShareLinks;
  names: AccountNames;
  numbers: HiddenNumbers;
  audit: AuditTrail;
}

/** The process's one access, shared by Next's bundles: what one revokes must be gone in all. */
export const getAccess = oncePerProcess<Access>("access", createFromEnv);

function createFromEnv(): Access {
  const { dashboardPassword: password, pollIntervalMs, accountNames, benchSpeed } = getEnv();
  const store = getStore();
  return {
    signIn:
      password === null
        ? null
        : {
            sessions: createSessions(store, password, pollIntervalMs),
            throttle: createThrottle(() => performance.now(), benchSpeed),
            isRightPassword: createPasswordCheck(password),
          },
    links: createShareLinks(store, pollIntervalMs),
    names: createAccountNames(store, accountNames),
    numbers: createHiddenNumbers(store),
    audit: createAuditTrail(store),
  };
}
