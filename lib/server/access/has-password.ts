import "server-only";
import { getEnv } from "../env";

/** Whether people sign in here, and so can sign out. */
export function hasPassword(): boolean {
  return getEnv().dashboardPassword !== null;
}
