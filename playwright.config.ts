import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/lib/browser.mjs";

// Found once: every worker loads this file again, and asking a browser for its version takes a tenth of a second.
process.env.CHROME_PATH ??= findBrowser() ?? "";
const executablePath = process.env.CHROME_PATH || undefined;

/** An installed Chromium, as root and without a display; it must ask nobody on the network about anything. */
const args = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

// No webServer here: each test file starts its own simulator and app by fixture, so that none waits for another's fault.
export default defineConfig({
  projects: [
    { name: "e2e", testDir: "tests/e2e" },
    // Outages, restarts, hours in fast motion, every size of screen and fleet: minutes.
    { name: "stack", testDir: "tests/stack" },
  ],
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine may miss a moment. What passes only at a later try is told (`npm test` counts it).
  retries: 2,
  // Two cores carry three Chromiums with their servers: pages wait as much as they work.
  workers: 3,
  // Limits for a machine four times as slow as a laptop: what is right is right late as well, and nothing waits for a limit to pass.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    // A picture, and of a second try the list of what was done: recording every page at every step would cost a third more time.
    screenshot: "only-on-failure",
    trace: { mode: "on-first-retry", screenshots: false, snapshots: false, sources: true },
    launchOptions: { executablePath, args },
  },
});
