import { describe, expect, it } from "vitest";
import { isSameOrigin } from "@/lib/server/access/same-origin";

const local = { isGuarded: false, publicUrl: null };
const proxied = { isGuarded: true, publicUrl: new URL("https://slots.example.com") };
const from = (origin: string | null, host = "localhost:3000", fetchSite: string | null = null) => ({
  origin,
  host,
  fetchSite,
});

describe("isSameOrigin", () => {
  it("takes our own pages, whether TLS ended in front of us or not", () => {
    expect(isSameOrigin(from("http://localhost:3000"), local)).toBe(true);
    expect(isSameOrigin(from("http://localhost:3000", "localhost:3000", "same-origin"), local)).toBe(true);
    expect(isSameOrigin(from("https://slots.example.com", "slots.example.com"), local)).toBe(true);
    expect(isSameOrigin(from("https://slots.example.com", "slots.example.com:443"), local)).toBe(true);
    expect(isSameOrigin(from("http://[::1]:3000", "[::1]:3000"), local)).toBe(true);
  });

  it("takes a script at a prompt, which sends neither header", () => {
    expect(isSameOrigin(from(null), local)).toBe(true);
  });

  it("takes PUBLIC_URL's origin under whatever Host the proxy sends", () => {
    expect(isSameOrigin(from("https://slots.example.com", "127.0.0.1:3000", "same-origin"), proxied)).toBe(true);
    expect(isSameOrigin(from("http://slots.example.com", "127.0.0.1:3000"), proxied)).toBe(false);
    // Its scheme is known: a page that came unencrypted may be anybody's on the way.
    expect(isSameOrigin(from("http://slots.example.com", "slots.example.com"), proxied)).toBe(false);
    expect(isSameOrigin(from("http://localhost:3000"), proxied)).toBe(true);
  });

  it.each([
    "http://evil.example",
    "http://localhost:8080",
    "http://localhost",
    "https://localhost.evil.example:3000",
    "http://localhost:3000.evil.example",
    "http://localhost:3000@evil.example",
    "http://127.0.0.1:3000",
    "null",
    "",
    "localhost:3000",
    "file://",
    "chrome-extension://localhost:3000",
    "http://localhost:3000/",
    "http://localhost:3000, http://evil.example",
  ])("refuses %s", (origin) => expect(isSameOrigin(from(origin), local)).toBe(false));

  it.each(["cross-site", "same-site", "none", ""])(
    "refuses Sec-Fetch-Site %s, whatever the Origin says",
    (fetchSite) => {
      expect(isSameOrigin(from("http://localhost:3000", "localhost:3000", fetchSite), local)).toBe(false);
      expect(isSameOrigin(from(null, "localhost:3000", fetchSite), local)).toBe(false);
    },
  );

  it("refuses when there is no usable Host to compare with", () => {
    expect(isSameOrigin({ origin: "http://localhost", host: null, fetchSite: null }, local)).toBe(false);
    expect(isSameOrigin(from("http://localhost", "localhost:99999"), local)).toBe(false);
  });
});
