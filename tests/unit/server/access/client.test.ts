import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isSecure, originOf } from "@/lib/server/access/client";

/** Without PUBLIC_URL, behind a proxy that we trust. */
beforeAll(() => {
  vi.stubEnv("USEAPI_TOKEN", "user:1-x");
  vi.stubEnv("TRUST_PROXY", "1");
  for (const name of ["PUBLIC_URL", "DASHBOARD_PASSWORD", "PORT"]) vi.stubEnv(name, "");
});
afterAll(() => void vi.unstubAllEnvs());

describe("isSecure", () => {
  it.each([
    ["https", true],
    ["HTTPS", true],
    ["http, Https ", true],
    ["https, http", false],
    ["http", false],
    ["httpsx", false],
    [null, false],
  ])("behind a proxy that says %j", (scheme, expected) => {
    expect(isSecure(new Headers(scheme === null ? {} : { "x-forwarded-proto": scheme }))).toBe(expected);
  });
});

describe("originOf", () => {
  it.each([
    [{ host: "slots.example.com", "x-forwarded-proto": "HTTPS" }, "https://slots.example.com"],
    [{ host: "10.0.0.7:3000" }, "http://10.0.0.7:3000"],
    [{ host: "a b" }, "http://localhost:3000"],
    [{}, "http://localhost:3000"],
  ])("of %j", (headers, origin) => expect(originOf(new Headers(headers as Record<string, string>))).toBe(origin));
});
