import { CANARIES } from "../support/simulator/canaries";
import { EVERYDAY } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the first HTML says everything: answer, facts, slots, charts in words, jobs", async ({ live }) => {
    await live.open();
    await expect(live.answer).toHaveText(`${EVERYDAY.free}slots free of ${EVERYDAY.slots}`);
    await expect(live.answerLine).toContainText(`Send the next one to ${EVERYDAY.suggested}`);
    await expect(live.fact("Videos running")).toHaveText(String(EVERYDAY.executing));
    await expect(live.fact("Not counted")).toHaveText(String(EVERYDAY.uncounted));
    await expect(live.fact("Longest")).toHaveText(/^14:\d\d$/);
    await expect(live.board.getByRole("heading", { level: 3 })).toHaveText([
      "shorts-01",
      "shorts-02",
      "studio-east",
      "studio-west",
    ]);
    await expect(live.cells("free")).toHaveCount(EVERYDAY.free);
    await expect(live.load).toContainText("studio-west 3 of 5");
    await expect(live.elapsed.locator("tbody tr").first()).toContainText("shot-014-b");
    await expect(live.rows).toHaveCount(EVERYDAY.jobs);
    await expect(live.page.getByText("Jobs started through the API only")).toBeVisible();
    await expect(live.page.getByText("All times in UTC")).toBeVisible();
    await expect(live.page.locator("[style]"), "the security policy would drop inline styles").toHaveCount(0);
  });

  test("what needs a script is not offered", async ({ live }) => {
    await live.open();
    await expect(live.search).toBeHidden();
    await expect(live.page.getByLabel("Kind of jobs shown")).toBeHidden();
  });

  test("the link's filters hold already", async ({ live }) => {
    await live.open("?q=promo&sort=elapsed&dir=asc");
    await expect(live.rows).toHaveCount(4);
    expect(await live.column("Reference")).toEqual(["promo-20", "promo-18", "promo-17", "promo-19"]);
  });
});

test("no secret is in the HTML, nor in anything the page loads", async ({ app, live, page }) => {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => bodies.push(response.text().catch(() => "")));
  await live.openLive();
  const all = [await page.content(), ...(await Promise.all(bodies))].join("\n");
  expect(all).toContain("hooks.example.com");
  for (const canary of [...CANARIES, app.simulator.token]) expect(all).not.toContain(canary);
});
