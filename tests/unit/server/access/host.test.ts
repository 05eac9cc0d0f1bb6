import { describe, expect, it } from "vitest";
import { isHostAllowed, mistakeInHost, parseHost } from "@/lib/server/access/host";

const local = { isGuarded: false, publicUrl: null };

describe("isHostAllowed", () => {
  it.each(["localhost", "localhost:3000", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:3000"])(
    "answers %s",
    (host) => expect(isHostAllowed(host, local)).toBe(true),
  );

  it.each([
    null,
    "",
    "evil.example",
    "localhost.evil.example",
    "localhost.",
    "127.0.0.1.evil.example",
    "127.0.0.1.nip.io:3000",
    "127.0.0.1@evil.example",
    "evil.example@127.0.0.1",
    "localhost:3000@evil.example",
    "localhost:3000:3000",
    "localhost:",
    "localhost:port",
    "localhost:123456",
    "localhost/evil",
    "localhost, evil.example",
    "localhost evil.example",
    " localhost",
    "http://localhost",
    "0.0.0.0:3000",
    "192.168.1.5",
    "::1",
    "[::1",
    "[::ffff:127.0.0.1]",
    "[::1]evil.example",
    "[::1].evil.example",
    "2130706433",
    "0x7f.1",
    "127.1",
    "loc\u0430lhost",
  ])("refuses %s", (host) => expect(isHostAllowed(host, local)).toBe(false));

  it("behind a guard also answers PUBLIC_URL's host, at its port alone, and no other", () => {
    const https = { isGuarded: true, publicUrl: new URL("https://slots.example.com") };
    expect(isHostAllowed("slots.example.com", https)).toBe(true);
    expect(isHostAllowed("SLOTS.example.com:443", https)).toBe(true);
    expect(isHostAllowed("slots.example.com:80", https)).toBe(false);
    expect(isHostAllowed("slots.example.com:3000", https)).toBe(false);
    expect(isHostAllowed("x.slots.example.com", https)).toBe(false);
    expect(isHostAllowed("slots.example.com.", https)).toBe(false);
    expect(isHostAllowed("10.0.0.5:3000", https)).toBe(false);
    expect(isHostAllowed(null, https)).toBe(false);
    expect(isHostAllowed("localhost:3000", https)).toBe(true);

    const odd = { isGuarded: true, publicUrl: new URL("http://slots:8080") };
    expect(isHostAllowed("slots:8080", odd)).toBe(true);
    expect(isHostAllowed("slots", odd)).toBe(false);
  });

  it("without a guard does not answer PUBLIC_URL's host either", () => {
    const unguarded = { isGuarded: false, publicUrl: new URL("https://slots.example.com") };
    expect(isHostAllowed("slots.example.com", unguarded)).toBe(false);
    expect(isHostAllowed("localhost:3000", unguarded)).toBe(true);
  });

  it("behind a guard and without PUBLIC_URL answers under any name", () => {
    for (const host of ["evil.example", "10.0.0.5:3000", null]) {
      expect(isHostAllowed(host, { isGuarded: true, publicUrl: null })).toBe(true);
    }
  });
});

describe("mistakeInHost", () => {
  const publicUrl = new URL("https://slots.example.com:8443");

  it.each([
    ["slots.example.com", "port"],
    ["slots.example.com:443", "port"],
    ["slots.example.com:8443", null],
    ["evil.example:8443", "name"],
    ["a b", "name"],
    [null, "name"],
    ["localhost", null],
  ])("behind a guard says of %s: %s", (host, mistake) => {
    expect(mistakeInHost(host, { isGuarded: true, publicUrl })).toBe(mistake);
  });

  it.each(["slots.example.com", "slots.example.com:8443", "a b", null])("without a guard names that, of %s", (host) => {
    for (const address of [publicUrl, null]) {
      expect(mistakeInHost(host, { isGuarded: false, publicUrl: address })).toBe("unguarded");
    }
  });
});

describe("parseHost", () => {
  it("takes a host apart", () => {
    expect(parseHost("Example.COM:81")).toEqual({ name: "example.com", port: "81" });
    expect(parseHost("[::1]")).toEqual({ name: "[::1]", port: "" });
    expect(parseHost("a b")).toBeNull();
  });
});
