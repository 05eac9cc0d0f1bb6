import "server-only";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { reasonOfError } from "./classify-error";
import type { Connection } from "./connection";
import type { Database } from "./database";
import type { DatabaseAddress } from "./database-url";
import { openPostgres } from "./open-postgres";
import { openSqlite } from "./open-sqlite";
import { awayMessage, StoreAwayError, type AwayReason, type StoreStatus } from "./store-away";

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15_000;
const CHECK_MS = 5000;
/**
 * A file that is damaged in part opens well each time, until somebody reads that part. So that the log does not tell the same two changes
 * over and over, pauses grow up to an hour, unless it was of use for longer than any poll interval meanwhile.
 */
const DAMAGE_GROWTH = 8;
const LAST_DAMAGE_MS = HOUR_MS;
const LASTING_MS = 15 * MINUTE_MS;

export interface StoreOptions {
  address: DatabaseAddress;
  /** Claim a SQLite file for this process; false for commands that run beside the server. */
  exclusive?: boolean;
  /** Begin a new database where there is none; false for commands, whose links no server would know. */
  mayBegin?: boolean;
  /** Called once for each change of state, with the error that it was, if any. */
  onChange?: (status: StoreStatus, error: unknown) => void;
  /** A listener of `onBack` threw. */
  onFault?: (error: unknown) => void;
  /** Divides the times between tries; 1 in production. */
  speed?: number;
}

export interface Store {
  status(): StoreStatus;
  /** Resolves after the first try to open, whatever came of it. */
  opened(): Promise<StoreStatus>;
  /**
   * Runs queries. Throws `StoreAwayError` at once while the store is away, when these queries show that it is, and when
   * they alone were held up too long.
   */
  run<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /**
   * Called each time the store has become usable: the first time, after it was away, and after queries were held up.
   * Returns the way to stop that.
   */
  onBack(listener: () => void): () => void;
  close(): Promise<void>;
  /** For `process.on("exit")`, where nothing can be awaited. */
  closeSync(): void;
}

/**
 * Opens the database and looks after it: a database that fails is left alone and tried again, at growing intervals, until
 * it can be used. Nothing here ever throws into the server that could live without it, but `run` to its caller.
 */
export function createStore(storeOptions: StoreOptions): Store {
  const { address, exclusive = true, mayBegin = true, onChange, onFault, speed = 1 } = storeOptions;
  let connection: Connection | null = null;
  let status: StoreStatus = awayStatus("opening");
  let timer: NodeJS.Timeout | undefined;
  let retryMs = FIRST_RETRY_MS;
  let damageMs = FIRST_RETRY_MS;
  let openedMs = -Infinity;
  let wasOpen = false;
  let closed = false;
  /** A query was held up since the last check: its caller may have put something off. */
  let wasHeldUp = false;
  const listeners = new Set<() => void>();

  function awayStatus(reason: AwayReason): StoreStatus {
    return { state: "away", reason, message: awayMessage(address.kind, reason), sinceMs: Date.now() };
  }

  const awayError = (reason: AwayReason, cause?: unknown) =>
    new StoreAwayError(reason, awayMessage(address.kind, reason), { cause });

  function become(next: StoreStatus, error: unknown = null) {
    const isSame =
      next.state === "ok" ? status.state === "ok" : status.state === "away" && status.reason === next.reason;
    if (isSame) return;
    // One outage keeps its beginning, though its reason may change ("gone", then "locked").
    if (next.state === "away" && status.state === "away" && status.reason !== "opening") next.sinceMs = status.sinceMs;
    status = next;
    onChange?.(status, error);
  }

  function later(work: () => Promise<void>, delayMs: number) {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => void work(), delayMs / speed);
    timer.unref();
  }

  async function open(): Promise<void> {
    try {
      const options = { exclusive, mayBegin, mayCreate: !wasOpen };
      const opened =
        address.kind === "sqlite" ? await openSqlite(address.path, options) : await openPostgres(address.url, options);
      if (closed) return await opened.close();
      connection = opened;
      wasOpen = true;
      openedMs = performance.now();
      retryMs = FIRST_RETRY_MS;
    } catch (error) {
      if (closed) return;
      const reason = reasonOfError(error) ?? "failed";
      // A file that was never there is not to be put back, and a restart makes none either.
      become(awayStatus(reason === "gone" && address.kind === "sqlite" && !wasOpen ? "nowhere" : reason), error);
      later(open, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      return;
    }
    become({ state: "ok" });
    later(check, CHECK_MS);
    for (const listener of listeners) tell(listener);
  }

  /** A listener that throws is no trouble of the store's, nor of the next listener's. */
  function tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      onFault?.(error);
    }
  }

  async function check(): Promise<void> {
    const checked = connection;
    if (!checked) return;
    try {
      await checked.check();
      if (checked !== connection) return;
      later(check, CHECK_MS);
      if (!wasHeldUp) return;
      wasHeldUp = false;
      for (const listener of listeners) tell(listener);
    } catch (error) {
      giveUp(checked, error);
    }
  }

  /** One query waited too long: gives the connection up only when others would have to wait, too. */
  async function holdUp(heldUp: Connection): Promise<void> {
    try {
      await heldUp.recheck();
    } catch (error) {
      return giveUp(heldUp, error);
    }
    if (heldUp !== connection) return;
    wasHeldUp = true;
    later(check, FIRST_RETRY_MS);
  }

  function giveUp(failed: Connection, error: unknown) {
    if (failed !== connection) return;
    connection = null;
    const reason = reasonOfError(error) ?? "failed";
    become(awayStatus(reason), error);
    // Closing may hang on a dead server; nobody waits for it, and a new connection is made anyway.
    void failed.close().catch(() => undefined);
    // What PostgreSQL calls damage passes mostly.
    later(open, reason === "damaged" && address.kind === "sqlite" ? pauseAfterDamage() : retryMs);
  }

  function pauseAfterDamage(): number {
    if (performance.now() - openedMs > LASTING_MS / speed) damageMs = FIRST_RETRY_MS;
    const pauseMs = damageMs;
    damageMs = Math.min(damageMs * DAMAGE_GROWTH, LAST_DAMAGE_MS);
    return pauseMs;
  }

  const firstTry = open();

  return {
    status: () => status,
    opened: () => firstTry.then(() => status),
    async run(work) {
      const used = connection;
      if (!used) {
        const reason = status.state === "away" ? status.reason : "opening";
        throw awayError(reason);
      }
      try {
        return await work(used.database);
      } catch (error) {
        let reason = reasonOfError(error);
        if (reason === "locked") await holdUp(used);
        else if (reason !== null) giveUp(used, error);
        // Somebody else's query found the trouble, and the connection was closed under this one.
        else if (used !== connection) reason = status.state === "away" ? status.reason : "gone";
        else throw error;
        throw awayError(reason, error);
      }
    },
    onBack(listener) {
      listeners.add(listener);
      if (connection) tell(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = connection;
      connection = null;
      await last?.close();
    },
    closeSync() {
      closed = true;
      clearTimeout(timer);
      connection?.closeSync();
      connection = null;
    },
  };
}
