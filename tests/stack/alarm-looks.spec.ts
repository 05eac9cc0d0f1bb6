import { PROBLEMS } from "@/lib/domain/problem";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { expect, test } from "../support/e2e/test";

// Looking at everything at two widths takes seconds, and a busy machine several times that.
test.describe.configure({ timeout: 180_000 });

test("every alarm's banner is accessible in both themes", async ({ live, app, page, watch }) => {
  watch.allowLayoutShift();
  const faults = ["402", "403", "429", "596", "502", "timeout", "reset", "html"] as const;
  const codes = [
    ...(["subscription", "forbidden", "rate-limited", "account-error"] as const),
    ...(["upstream-error", "timeout", "unreachable", "bad-response"] as const),
  ];
  await live.openLive();
  for (const [at, fault] of faults.entries()) {
    const code = codes[at];
    if (code === undefined) throw new Error("A fault without a code.");
    app.simulator.setFault({ fault, retryAfterSeconds: 0 });
    await fetch(`${app.url}/api/refresh`, { method: "POST" });
    await expect(live.trouble).toContainText(PROBLEMS[code].title);
    for (const look of LOOKS) {
      const how = await takeLook(page, look);
      await expectNoSidewaysScroll(page, `${code} ${how}`);
      await expectAccessible(page, `${code} ${how}`, "[aria-label=Trouble]");
    }
  }
});
