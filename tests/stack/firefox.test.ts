import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFirefox } from "../../scripts/lib/browser.mjs";
import { startFirefox, type Firefox } from "../support/firefox/start-firefox";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/*
 * The pages in another engine than Chromium, which all other tests of pages run in. What differs between engines is what is asked here:
 * layout, and what a page needs of its browser. Without a Firefox there is nothing to ask; `npm run test:stack` says so.
 */
const file = findFirefox();

describe.skipIf(file === null)("in Firefox", () => {
  let simulator: Simulator;
  let server: TestServer;
  let firefox: Firefox | null = null;
  let { page } = {} as Firefox;

  beforeAll(async () => {
    simulator = await startSimulator({ accounts: 4, jobs: 14 });
    server = await startTestServer({ USEAPI_TOKEN: simulator.token, USEAPI_BASE_URL: simulator.baseUrl });
    firefox = await startFirefox(file ?? "");
    ({ page } = firefox);
  });
  afterAll(async () => {
    await firefox?.stop();
    await server.stop();
    await simulator.stop();
  });

  /** Where the middles of a table's rows and of the bars beside it are, in px. */
  const middles = (title: string) => `(() => {
    const panel = [...document.querySelectorAll("section")].find((each) => each.querySelector("h2")?.textContent === ${JSON.stringify(title)});
    const middle = (element) => { const { top, height } = element.getBoundingClientRect(); return top + height / 2; };
    return {
      rows: [...panel.querySelectorAll("tbody th")].map(middle),
      bars: [...panel.querySelectorAll(".recharts-bar-rectangle path[fill='var(--running)']")].map(middle),
    };
  })()`;

  it.each([
    [1440, "Executing vs max jobs"],
    [1440, "Elapsed by video"],
    [390, "Executing vs max jobs"],
    [1920, "Executing vs max jobs"],
  ])("at %i px names of '%s' stand beside their bars", async (width, title) => {
    await page.setViewport(width, 900);
    await page.goto(server.url);
    await eventually(async () => {
      const { rows, bars } = await page.evaluate<{ rows: number[]; bars: number[] }>(middles(title));
      expect(bars.length).toBeGreaterThan(2);
      expect(bars).toHaveLength(rows.length);
      for (const [at, bar] of bars.entries()) expect(Math.abs(bar - (rows[at] ?? NaN))).toBeLessThan(3);
    });
  });

  it.each(["/", "/history", "/shares", "/wall/setup"])("%s is as wide as the screen", async (path) => {
    for (const width of [390, 768, 1440]) {
      await page.setViewport(width, 900);
      await page.goto(`${server.url}${path}`);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    }
  });

  it("times tick", async () => {
    await page.setViewport(1440, 900);
    await page.goto(server.url);
    // Of each job by the name of its copy button: jobs end while we look.
    const times = async () =>
      new Map(
        await page.evaluate<[job: string, time: string][]>(
          `[...document.querySelectorAll("tr:has(button[aria-label^='Copy the id of job'])")].map((row) => [row.querySelector("button").ariaLabel, row.querySelector("td.font-times").textContent])`,
        ),
      );
    const before = await times();
    await eventually(async () => {
      const moved = [...(await times())].filter(([job, time]) => before.has(job) && before.get(job) !== time);
      expect(moved).not.toEqual([]);
    });
  });

  it("the wall's clock goes", async () => {
    await page.setViewport(1920, 1080);
    await page.goto(`${server.url}/wall`);
    const clock = () => page.evaluate<string>(`document.body.innerText.match(/\\d\\d:\\d\\d:\\d\\d/)[0]`);
    const before = await clock();
    await eventually(async () => expect(await clock()).not.toBe(before));
  });

  it("nothing was complained of", async () => {
    expect(await page.complaints()).toEqual([]);
  });
});
