import { describe, expect, it } from "vitest";
import { reasonOfError } from "@/lib/server/store/classify-error";

const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("reasonOfError", () => {
  it.each([
    ["ERR_OSSL_PEM_NO_START_LINE", "insecure"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "insecure"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "insecure"],
    ["ECONNRESET", "gone"],
    ["53300", "crowded"],
    ["53200", "gone"],
    ["53100", "full"],
    ["42501", "read-only"],
    ["3F000", "read-only"],
    ["3D000", "gone"],
    ["23505", null],
  ])("takes %s for %s", (code, reason) => {
    expect(reasonOfError(withCode(code))).toBe(reason);
  });
});
