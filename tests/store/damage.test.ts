import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import { afterEach, expect, it, vi } from "vitest";
import { setAccountName } from "@/lib/server/store/account-names";
import type { StoreStatus } from "@/lib/server/store/store-away";
import { sqliteDatabase } from "../support/databases";

afterEach(() => vi.useRealTimers());

it("a file that is damaged in part is tried ever more seldom, for it opens well each time", async () => {
  const database = await sqliteDatabase();
  const whole = await database.open();
  for (let n = 0; n < 20; n++) await whole.run((db) => setAccountName(db, String(n), "x".repeat(20_000)));
  await whole.close();
  const path = database.address.kind === "sqlite" ? database.address.path : "";
  const bytes = readFileSync(path);
  bytes.fill(0x7a, bytes.length / 2);
  writeFileSync(path, bytes);

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const seen: string[] = [];
  const store = await database.open({
    speed: 1,
    onChange: (status) => seen.push(status.state === "ok" ? "ok" : status.reason),
  });
  const read = () => store.run((db) => sql`select * from account_name`.execute(db.kysely));
  // As the recorder does, which takes up its work each time.
  store.onBack(() => void read().catch(() => undefined));
  const triesUntil = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return seen.filter((state) => state === "damaged").length;
  };
  expect(await triesUntil(1_500)).toBe(2);
  expect(await triesUntil(8_000)).toBe(3);
  expect(await triesUntil(60_000), "not each second, nor each eight").toBe(3);
  expect(seen).toEqual(["ok", "damaged", "ok", "damaged", "ok", "damaged"]);
  await expect(read()).rejects.toMatchObject({ reason: "damaged" });
  await store.close();
  await database.drop();
});

it("one outage keeps its beginning, though its reason changes", async () => {
  const database = await sqliteDatabase();
  const path = database.address.kind === "sqlite" ? database.address.path : "";
  const seen: StoreStatus[] = [];
  const store = await database.open({ mayBegin: false, onChange: (status) => seen.push(status) });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "no database".repeat(1_000));
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(2);
  const [first, second] = seen.flatMap((status) => (status.state === "away" ? [status] : []));
  expect([first?.reason, second?.reason]).toEqual(["absent", "damaged"]);
  expect(second?.sinceMs).toBe(first?.sinceMs);
  await store.close();
  await database.drop();
});
