import { everyday, withJob } from "../support/e2e/everyday";
import { watchForText } from "../support/e2e/screen-time";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

test.describe("at real speed", () => {
  const INTERVAL_MS = 2_000;
  const CHANGES = 5;
  const POLLS = 10;

  test("a change is on screen within an interval and half a second, for at most 1.2 requests an interval", async ({
    startOwn,
    page,
  }) => {
    const app = await startOwn({ variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000) } });
    app.simulator.setState(everyday());
    await app.until(({ state }) => state === "live");
    const live = new LivePage(page, app.url);
    const requests: number[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/scheduler")) requests.push(Date.now());
    });
    await live.openLive();
    const nextPoll = async () => {
      const before = app.askedAt().length;
      await expect.poll(() => app.askedAt().length, { intervals: [10] }).toBeGreaterThan(before);
    };

    const fromMs = Date.now();
    const delays: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const ref = `fresh-${change}`;
      const appeared = await watchForText(page, ref);
      // Just after a poll: the longest way for news to go.
      await nextPoll();
      const changedAtMs = Date.now();
      app.simulator.setState(withJob(ref));
      delays.push((await appeared()) - changedAtMs);
    }
    await expect.poll(() => app.askedAt().filter((atMs) => atMs > fromMs).length, { timeout: 30_000 }).toBe(POLLS);
    const untilMs = Date.now();

    const asked = requests.filter((atMs) => atMs > fromMs && atMs <= untilMs).length;
    test.info().annotations.push({
      type: "measured",
      description: `on screen after ${delays.map(Math.round).join(", ")} ms; ${asked} requests in ${POLLS} intervals`,
    });
    expect(median(delays)).toBeLessThanOrEqual(INTERVAL_MS + 500);
    expect(asked / POLLS).toBeLessThanOrEqual(1.2);
  });
});
