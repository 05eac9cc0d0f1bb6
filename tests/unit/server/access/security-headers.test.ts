import { describe, expect, it } from "vitest";
import { pagePolicy } from "@/lib/server/access/security-headers";

describe("pagePolicy", () => {
  it("is the strict one: scripts by nonce, styles from files, no frames", () => {
    expect(pagePolicy("N", false)).toBe(
      "default-src 'self'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
  });

  it("is looser in development alone", () => {
    expect(pagePolicy("N", true)).toContain("'unsafe-eval'");
    expect(pagePolicy("N", false)).not.toContain("unsafe");
  });
});
