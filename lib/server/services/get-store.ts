import "server-only";
import { getEnv } from "../env";
import { faultName } from "../fault-name";
import { getLog } from "../log";
import { oncePerProcess } from "../once-per-process";
import { createStore, type Store } from "../store/create-store";
import type { StoreStatus } from "../store/store-away";

/** The process's one store, shared by Next's bundles. The first call opens it; it never throws for a database in trouble. */
export const getStore = oncePerProcess<Store>("store", createFromEnv);

function createFromEnv(): Store {
  const { databaseAddress, benchSpeed } = getEnv();
  return createStore({ address: databaseAddress, speed: benchSpeed, onChange: logChange, onFault: logFault });
}

function logFault(error: unknown): void {
  getLog().warn({ error: faultName(error) }, "what waited for the database failed");
}

function logChange(status: StoreStatus, error: unknown): void {
  if (status.state === "ok") getLog().info({ store: "ok" }, "the database is in use");
  else {
    const known = error === null ? {} : { error: faultName(error) };
    getLog().warn({ store: "away", reason: status.reason, ...known }, status.message);
  }
}
