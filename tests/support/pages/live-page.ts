import { expect, type Locator, type Page } from "@playwright/test";

/** The live view as its users name things. */
export class LivePage {
  readonly answer: Locator;
  /** Below the sentence: where to send the next one, or why there is no figure. */
  readonly answerLine: Locator;
  readonly corner: Locator;
  readonly trouble: Locator;
  readonly tryNow: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly newVersion: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly board: Locator;
  readonly load: Locator;
  readonly elapsed: Locator;
  readonly jobs: Locator;
  readonly search: Locator;
  readonly accountFilter: Locator;
  readonly kindFilter: Locator;
  readonly theme: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.answer = page.getByRole("heading", { level: 1 });
    this.answerLine = page.locator("h1 + p");
    this.corner = page.getByRole("banner").locator("p:not([role])");
    this.trouble = page.getByRole("region", { name: "Trouble" });
    this.tryNow = this.trouble.getByRole("button", { name: "Try now" });
    this.pause = page.getByRole("button", { name: "Pause" });
    this.resume = page.getByRole("button", { name: "Resume" });
    this.newVersion = page.getByRole("status").filter({ hasText: "new version" });
    this.board = this.panel("Slots by account");
    this.load = this.panel("Executing vs max jobs");
    this.elapsed = this.panel(/^Elapsed by/);
    this.jobs = this.panel("Running jobs");
    this.table = this.jobs.getByRole("table");
    this.rows = this.table.locator("tbody tr");
    this.search = page.getByRole("searchbox", { name: "Search jobs by reference or id" });
    this.accountFilter = page.locator("summary[aria-label^='Accounts shown']");
    this.kindFilter = page.locator("summary[aria-label^='Kinds shown']");
    this.theme = page.getByRole("group", { name: "Theme" });
  }

  panel(title: string | RegExp): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** The cells of the board that read so, on every account: "free", "not offered". */
  cells(text: string): Locator {
    return this.board
      .getByRole("list", { name: /^Slots of / })
      .getByRole("listitem")
      .filter({ hasText: new RegExp(`^${text}$`) });
  }

  /** A fact beside the answer, by its label. */
  fact(label: string): Locator {
    return this.page
      .locator("dl > div")
      .filter({ has: this.page.locator("dt", { hasText: label }) })
      .locator("dd")
      .first();
  }

  sortBy(column: string): Locator {
    return this.table.getByRole("button", { name: column, exact: true });
  }

  /** Types into the search as a person would: what follows within half a second counts as asked for. */
  async searchFor(text: string): Promise<void> {
    await this.search.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    if (text === "") await this.page.keyboard.press("Delete");
    else await this.page.keyboard.type(text);
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/${query}`);
  }

  /** Opens the page and waits until it lives: scripts run, and the data's age is counted. */
  async openLive(query = ""): Promise<void> {
    await this.open(query);
    await this.untilAsked();
  }

  /** Resolves when the page itself has asked our server and shows its answer as live. */
  async untilAsked(): Promise<void> {
    await this.page.waitForResponse((response) => response.url().includes("/api/scheduler"));
    await expect(this.corner).toContainText("Live");
  }

  /** Texts of one column of the table, top to bottom, by its heading: one more column comes once usual times are known. */
  async column(heading: string): Promise<string[]> {
    const headings = await this.table.getByRole("columnheader").allInnerTexts();
    const at = headings.findIndex((text) => text.trim().startsWith(heading));
    // Of a time the whole of it: its words leave out a day that is today.
    return this.rows
      .locator(`td:nth-child(${at + 1})`)
      .evaluateAll((cells) =>
        cells.map((cell) => cell.querySelector("time")?.dateTime ?? (cell as HTMLElement).innerText),
      );
  }
}
