import "server-only";
import { getEnv } from "../env";
import { createHiddenNumbers } from "../shared/hidden-numbers";
import { getStore } from "../store/get-store";
import { createAccountNames, type AccountNames } from "./account-names";
import { createAuditTrail, type AuditTrail } from "./audit-trail";
import { createPasswordCheck } from "./password";
import { createSessions, type Sessions } from "./sessions";
import { createShareLinks, type ShareLinks } from "./share-links";
import { createThrottle, type Throttle } from "./throttle";
import type { HiddenNumbers } from "../shared/hidden-numbers";

const KEY = Symbol.for("slotwatch.access");

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
export function getAccess(): Access {
  const shared = globalThis as { [KEY]?: Access };
  shared[KEY] ??= createFromEnv();
  return shared[KEY];
}

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
