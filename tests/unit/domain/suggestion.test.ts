import { describe, expect, it } from "vitest";
import type { Account } from "@/lib/domain/snapshot";
import { suggestAccount } from "@/lib/domain/suggestion";
import { buildAccount } from "../../support/builders/build-account";

const account = (part: Partial<Account>) => buildAccount({ id: "1", name: null, ...part });

describe("suggestAccount", () => {
  it("takes the account with most free slots", () => {
    expect(suggestAccount([account({ id: "1" }), account({ id: "2", available: 3 })], [])).toEqual({ accountId: "2" });
  });
  it("passes over accounts that are unlisted or in trouble", () => {
    const troubled = account({ available: 5, problem: { code: "account-error", message: "on hold" } });
    expect(suggestAccount([troubled, account({ id: "2", listed: false })], [])).toBeNull();
  });
});
