import { readFileSync } from "node:fs";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AccountLoadPanel } from "@/components/panels/account-load-panel";
import { ElapsedPanel } from "@/components/panels/elapsed-panel";
import { toAccountLoadChart } from "@/lib/view/account-load";
import { MAX_ELAPSED_ROWS, toElapsedChart } from "@/lib/view/elapsed-chart";
import { buildJobs } from "@/tests/support/builders/build-job";
import { buildFleet } from "@/tests/support/builders/build-snapshot";
import { MOMENT } from "@/tests/support/builders/build-view";

/** More rows of "Executing vs max jobs" stretch as they like. */
const STRETCHED_LOAD_ROWS = 6;

const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

/** Tailwind finds a class by its whole name, and one that is made of a number stands nowhere: app/globals.css lists them. */
function listedClasses(): string[] {
  const lists = readFileSync("app/globals.css", "utf8").matchAll(/@source inline\("max-h-\{([\d,]+)\}"\)/g);
  return [...lists].flatMap(([, numbers = ""]) => numbers.split(",")).map((number) => `max-h-${number}`);
}

const classesOf = (panel: ReactElement) => renderToStaticMarkup(panel).match(/\bmax-h-\d+/g) ?? [];

function elapsedClasses(rows: number, slots: number | null): string[] {
  const chart = toElapsedChart({ jobs: buildJobs(rows), labels: new Map(), kinds: ["video"], ...MOMENT });
  return classesOf(createElement(ElapsedPanel, { chart, by: "video", slots, isCurrent: true, asOf: null }));
}

function loadClasses(rows: number): string[] {
  const chart = toAccountLoadChart({ snapshot: buildFleet(rows), recent: null, labels: new Map() });
  return classesOf(createElement(AccountLoadPanel, { chart, asOf: null }));
}

describe("classes made of a number of rows", () => {
  it("are those that the stylesheet lists, and no others", () => {
    const drawn = [
      ...upTo(MAX_ELAPSED_ROWS).flatMap((rows) => elapsedClasses(rows, null)),
      // Places that are kept for jobs to come.
      ...upTo(MAX_ELAPSED_ROWS).flatMap((slots) => elapsedClasses(1, slots)),
      ...upTo(STRETCHED_LOAD_ROWS).flatMap(loadClasses),
    ];
    expect([...new Set(drawn)].sort()).toEqual(listedClasses().sort());
  });
});
