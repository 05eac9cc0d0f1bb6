import { ACCOUNT_IDS, withJob } from "../support/e2e/everyday";
import { LivePage } from "../support/pages/live-page";
import { expect, test } from "../support/e2e/test";

test("filters, search and sort go to the address, and the link shows the same to someone else", async ({
  live,
  app,
  browser,
}) => {
  await live.openLive();
  await live.accountFilter.click();
  await live.page.getByRole("checkbox", { name: /studio-east/ }).check();
  await live.page.getByRole("checkbox", { name: /studio-west/ }).check();
  await live.page.keyboard.press("Escape");
  await live.kindFilter.click();
  await live.page.getByRole("checkbox", { name: "videos" }).check();
  await live.page.keyboard.press("Escape");
  await live.searchFor("promo");
  await live.sortBy("Reference").click();
  await live.sortBy("Reference").click();

  const shown = ["promo-20", "promo-19", "promo-18", "promo-17"];
  await expect.poll(() => live.column("Reference")).toEqual(shown);
  await expect
    .poll(() => Object.fromEntries(new URL(live.page.url()).searchParams))
    .toEqual({
      account: `${ACCOUNT_IDS.east},${ACCOUNT_IDS.west}`,
      kind: "video",
      q: "promo",
      sort: "ref",
      dir: "desc",
    });

  const other = await browser.newContext();
  const theirs = new LivePage(await other.newPage(), app.url);
  await theirs.open(new URL(live.page.url()).search);
  await expect.poll(() => theirs.column("Reference")).toEqual(shown);
  await expect.poll(async () => (await theirs.answer.innerText()) === (await live.answer.innerText())).toBe(true);
  await expect(theirs.search).toHaveValue("promo");
  await expect(theirs.page.getByText("Only studio-east, studio-west, of 4 accounts")).toBeVisible();
  await other.close();
});

test("an account filter narrows answer, facts, board, charts, table and title", async ({ live }) => {
  await live.openLive(`?account=${ACCOUNT_IDS.shorts1}`);
  await expect(live.answer).toHaveText("1slot free of 3 on shorts-01");
  await expect(live.fact("Videos running")).toHaveText("2");
  await expect(live.board.getByRole("heading", { level: 3 })).toHaveText(["shorts-01"]);
  await expect(live.load.locator("tbody tr")).toHaveCount(1);
  await expect(live.rows).toHaveCount(4);
  await live.page.getByRole("button", { name: "Show all accounts" }).click();
  await expect(live.answer).toHaveText("3slots free of 15");
  await expect.poll(() => new URL(live.page.url()).search).toBe("");
});

test("kind and search narrow the jobs and leave the answer alone", async ({ live }) => {
  await live.openLive("?kind=image&q=cover");
  await expect(live.answer).toHaveText("3slots free of 15");
  await expect(live.rows).toHaveCount(2);
  await expect(live.board.getByRole("heading", { level: 3 })).toHaveCount(4);
  await expect(live.jobs).toContainText("2 of 15");
  await live.page.getByRole("button", { name: "Clear filters" }).click();
  await expect(live.rows).toHaveCount(15);
});

test("a search finds the end of an id, and says when it finds nothing", async ({ live, app }) => {
  const { snapshot } = await app.envelope();
  const job = snapshot?.jobs[4];
  await live.openLive();
  await live.searchFor(job?.id.slice(-6) ?? "");
  await expect(live.rows).toHaveCount(1);
  await live.searchFor("nobody-calls-it-that");
  await expect(live.jobs).toContainText("None of 15 jobs match these filters.");
  await live.jobs.getByRole("button", { name: "Show all jobs" }).click();
  await expect(live.rows).toHaveCount(15);
});

test("references by their beginning: the link's refPrefix, and how to drop it", async ({ live }) => {
  await live.openLive("?refPrefix=teaser-");
  await expect(live.rows).toHaveCount(4);
  await live.page.getByRole("button", { name: /references that begin with teaser-/ }).click();
  await expect(live.rows).toHaveCount(15);
});

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

test("every column sorts, both ways; what is not known stays at the end", async ({ live }) => {
  await live.openLive("?sort=kind");
  const columns = ["Account", "Reference", "Started", "Elapsed", "Callback", "Kind"];
  const kinds = ["video", "image", "speech"];
  const compare = (a: string, b: string) =>
    kinds.includes(a) ? kinds.indexOf(a) - kinds.indexOf(b) : natural.compare(a, b);
  for (const column of columns) {
    const header = live.table.getByRole("columnheader", { name: column });
    const seen: string[] = [];
    for (const press of [1, 2]) {
      await live.sortBy(column).click();
      await expect(header, `${column}, press ${press}`).toHaveAttribute("aria-sort");
      const dir = (await header.getAttribute("aria-sort")) ?? "";
      seen.push(dir);
      const texts = await live.column(column);
      const known = texts.filter((text) => !["—", "none"].includes(text));
      expect(texts.slice(0, known.length)).toEqual(known);
      const sorted = [...known].sort(compare);
      expect(known).toEqual(dir === "ascending" ? sorted : sorted.reverse());
    }
    expect(seen.sort()).toEqual(["ascending", "descending"]);
  }
});

test("bad values in a link fall back, each by itself", async ({ live, app }) => {
  const bad = [
    "sort=zzz",
    "dir=up",
    "kind=film,,video,video",
    "theme=pink",
    "tz=Nowhere/Land",
    "account=,,",
    "range=1000y",
    `q=${"x".repeat(10)}%00%ff`,
    "nobody=knows",
  ];
  await live.openLive(`?${bad.join("&")}`);
  await expect(live.answer).toHaveText("3slots free of 15");
  await expect(live.kindFilter).toHaveText("videos");
  await live.searchFor("");
  await expect(live.rows).toHaveCount(12);
  await expect(live.table.getByRole("columnheader", { name: "Started" })).toHaveAttribute("aria-sort", "ascending");

  await live.page.goto(`${app.url}/?account=no-such-account`);
  await expect(live.answer).toHaveText("No account matches this filter");
});

test("back and forward: filters replace the address and leave no trail to click through", async ({ live }) => {
  await live.openLive();
  const before = await live.page.evaluate(() => history.length);
  await live.searchFor("promo");
  await live.sortBy("Kind").click();
  await expect.poll(() => new URL(live.page.url()).search).toContain("sort=kind");
  expect(await live.page.evaluate(() => history.length)).toBe(before);
});

test("how many jobs a search leaves is announced, and what jobs do by themselves is not", async ({ live, app }) => {
  await live.openLive();
  const found = live.jobs.getByRole("status").filter({ hasText: /jobs/ });
  await expect(found).toHaveCount(0);
  await live.searchFor("promo");
  await expect(found).toHaveText("Running jobs listed: 4 of 15.");
  app.simulator.setState(withJob("promo-21"));
  await expect(live.jobs.getByText("5 of 16", { exact: true })).toBeVisible();
  await expect(found).toHaveText("Running jobs listed: 4 of 15.");
  await live.searchFor("nothing-like-it");
  await expect(found).toHaveText("Running jobs listed: 0 of 16.");
});
