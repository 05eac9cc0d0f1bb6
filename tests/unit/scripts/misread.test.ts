import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findMisread, isUtf16 } from "@/scripts/lib/misread.mjs";

type LoadEnvConfig = (
  folder: string,
  dev: boolean,
  log: object,
  force: boolean,
) => { parsedEnv?: Record<string, string> };
const requireFromNext = createRequire(createRequire(import.meta.url).resolve("next/package.json"));
const { loadEnvConfig } = requireFromNext("@next/env") as { loadEnvConfig: LoadEnvConfig };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-env-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a file as Next does. */
function read(text: string): Record<string, string | undefined> {
  writeFileSync(join(folder, ".env"), text);
  const before = new Set(Object.keys(process.env));
  try {
    return loadEnvConfig(folder, false, { info() {}, error() {} }, true).parsedEnv ?? {};
  } finally {
    for (const name of Object.keys(process.env)) if (!before.has(name)) Reflect.deleteProperty(process.env, name);
  }
}

describe("findMisread", () => {
  it.each([
    ["a dollar", "DASHBOARD_PASSWORD=corr$ect-horse-42"],
    ["a dollar in double quotes", 'DASHBOARD_PASSWORD="corr$ect-horse-42"'],
    ["a dollar in single quotes", "DASHBOARD_PASSWORD='corr$ect-horse-42'"],
    ["a hash without quotes", "DASHBOARD_PASSWORD=one#two-three-four"],
    ["a hash in a name", "ACCOUNT_NAMES=1=studio #1,2=b"],
    ["a hash in the last name", "ACCOUNT_NAMES=1=a,2=studio #2"],
    ["a hash of its own in a name", "ACCOUNT_NAMES=1=studio # 1,2=b"],
    ["a dollar in a name", "ACCOUNT_NAMES=1=a$b"],
    ["an address with a dollar", "DATABASE_URL=postgres://u:p$ssw0rd@db/x"],
    ["a new line that was meant as letters", 'DATABASE_URL="file:C:\\new\\slot.db"'],
  ])("names a variable with %s", (_what, line) => {
    expect(findMisread(line, read(line))).toEqual([line.split("=")[0]]);
  });

  it.each([
    ["nothing of the kind", "DASHBOARD_PASSWORD=correct-horse-42"],
    ["an escaped dollar", "DASHBOARD_PASSWORD=corr\\$ect-horse-42"],
    ["a hash in quotes", 'DASHBOARD_PASSWORD="one#two-three-four"'],
    ["a remark behind it", "USEAPI_TOKEN=user:1-abc # mine"],
    ["another variable on purpose", "SECRET=x\nDATABASE_URL=postgres://u:${SECRET}@db/x"],
    ["a dollar where we do not mind", "PUBLIC_URL=https://a$b"],
    ["a remark behind names", "ACCOUNT_NAMES=1=a,2=b # west, then east"],
    ["names in quotes", 'ACCOUNT_NAMES="1=studio #1,2=b"'],
    ["a remark only", "# DASHBOARD_PASSWORD=a$b"],
    ["no value but a remark", "DASHBOARD_PASSWORD=   # 12 or more"],
    ["letters with a backslash in single quotes", "DATABASE_URL='file:C:\\new\\slot.db'"],
    ["what a later line says rightly", "DASHBOARD_PASSWORD=one#two-three-four\nDASHBOARD_PASSWORD=correct-horse-42"],
  ])("says nothing of %s", (_what, text) => {
    expect(findMisread(text, read(text))).toEqual([]);
  });
});

describe("isUtf16", () => {
  it("knows what Windows PowerShell's > writes, and nothing else", () => {
    expect(isUtf16(Buffer.from("\uFEFFUSEAPI_TOKEN=user:1-a\r\n", "utf16le").toString("utf8"))).toBe(true);
    expect(isUtf16("\uFEFFUSEAPI_TOKEN=user:1-a # José\r\n")).toBe(false);
  });
});
