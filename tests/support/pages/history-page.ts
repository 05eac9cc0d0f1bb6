import { expect, type Locator, type Page } from "@playwright/test";

/** The history page as its users name things. */
export class HistoryPage {
  readonly headlines: Locator;
  readonly period: Locator;
  readonly ranges: Locator;
  readonly accountFilter: Locator;
  readonly exportMenu: Locator;
  readonly corner: Locator;
  readonly slots: Locator;
  readonly finished: Locator;
  readonly durations: Locator;
  readonly accounts: Locator;
  readonly references: Locator;
  readonly jobs: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly older: Locator;
  readonly newer: Locator;

  constructor(
    readonly page: Page,
    /** Address of the page: "http://127.0.0.1:3000/history". */
    readonly url: string,
  ) {
    this.headlines = page.locator("main ul[aria-busy] h2");
    this.period = page.locator("main p").filter({ hasText: " to now, " });
    this.ranges = page.getByRole("navigation", { name: "Range" });
    this.accountFilter = page.locator("summary[aria-label^='Accounts shown']");
    this.exportMenu = page.locator("summary[aria-label='Export as CSV or JSON']");
    this.corner = page.getByRole("banner").locator("p:not([role])").last();
    this.slots = this.panel("Slots in use");
    this.finished = this.panel("Finished");
    this.durations = this.panel(/^How long /);
    this.accounts = this.panel("By account");
    this.references = this.panel("By reference");
    this.jobs = this.panel("Finished jobs");
    this.rows = this.jobs.locator("tbody tr");
    this.search = page.getByRole("searchbox", { name: "Search jobs by reference or id" });
    this.older = this.jobs.getByRole("button", { name: "Older" });
    this.newer = this.jobs.getByRole("button", { name: "Newer" });
  }

  panel(title: string | RegExp): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  range(name: string): Locator {
    return this.ranges.getByRole("link", { name: new RegExp(`${name}$`) });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}${query}`);
  }

  /** Opens the page and waits until it lives: scripts run, and it has asked for itself. */
  async openLive(query = ""): Promise<void> {
    await this.open(query);
    await this.page.waitForResponse((response) => response.url().includes("/scheduler"));
    await expect(this.corner).toContainText("Live");
  }

  /** Opens the page and waits until it lives and its drawings are there. */
  async openDrawn(query = ""): Promise<void> {
    await this.openLive(query);
    await this.untilDrawn();
  }

  /** Resolves when each chart that has something to draw has drawn it. */
  async untilDrawn(): Promise<void> {
    for (const panel of [this.slots, this.finished, this.durations]) {
      if ((await panel.getByText("As a table").count()) === 0) continue;
      await panel.scrollIntoViewIfNeeded();
      await expect(panel.locator(".recharts-surface").first()).toBeVisible();
    }
  }

  /** The table beside a chart: its rows' cells, unfolded or not. */
  async tableOf(panel: Locator): Promise<string[][]> {
    return panel
      .locator("details tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  }

  /** Unbroken pieces of the lines of a chart's drawing, each as its points. */
  async pieces(panel: Locator): Promise<{ x: number; y: number }[][]> {
    const paths = await panel
      .locator("path.recharts-line-curve, path.recharts-area-curve")
      .evaluateAll((all) => all.map((path) => path.getAttribute("d") ?? ""));
    return paths.flatMap((path) =>
      path
        .split(/(?=M)/)
        .filter((piece) => piece.startsWith("M"))
        .map((piece) =>
          [...piece.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
        ),
    );
  }

  /** Where gaps are drawn in a chart, in the drawing's own px, left to right. */
  async gaps(panel: Locator): Promise<{ left: number; right: number }[]> {
    const paths = await panel
      .locator(".recharts-reference-area path")
      .evaluateAll((all) => all.map((path) => path.getAttribute("d") ?? ""));
    return paths
      .flatMap((path) => [...path.matchAll(/M ?(-?[\d.]+),-?[\d.]+ h ?([\d.]+)/g)])
      .map(([, left, width]) => ({ left: Number(left), right: Number(left) + Number(width) }))
      .sort((a, b) => a.left - b.left);
  }
}
