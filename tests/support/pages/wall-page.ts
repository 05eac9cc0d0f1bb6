import type { Locator, Page } from "@playwright/test";

/** The wall as people in its room name things. */
export class WallPage {
  readonly headline: Locator;
  readonly big: Locator;
  readonly band: Locator;
  readonly strip: Locator;
  readonly rows: Locator;
  readonly mark: Locator;
  readonly clock: Locator;
  readonly day: Locator;
  readonly fullScreen: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.headline = page.getByRole("heading", { level: 1 });
    this.big = page.locator(".wall-big");
    this.band = page.getByRole("status");
    this.strip = page.locator(".wall-strip");
    this.rows = page.locator(".wall-row");
    this.mark = page.locator(".wall-pages");
    this.clock = page.locator(".wall-clock");
    this.day = page.locator(".wall-day");
    this.fullScreen = page.getByRole("button", { name: "Full screen" });
  }

  async open(query = "?tz=UTC"): Promise<void> {
    await this.page.goto(`${this.url}/wall${query}`);
  }

  /** Counts documents from here on: 0 until the wall has loaded itself anew. */
  countLoads(): () => number {
    let loads = 0;
    this.page.on("domcontentloaded", () => (loads += 1));
    return () => loads;
  }
}
