import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, PROBLEMS } from "@/lib/domain/problem";
import { appEnvironment } from "@/scripts/lib/app-variables.mjs";

const read = (file: string) => readFileSync(file, "utf8");
const FOLDERS = ["app", "components", "lib", "public", "scripts", "tests"];
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md"];

/** The cells of each table row whose first cell is one piece of code. */
function codeRows(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

/** Paths a document names in back-quotes or links, `*` and `<...>` patterns left out. */
function citedPaths(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`((?:app|components|lib|public|scripts|tests)\/[^`*<\s]*)`/g)];
  const linked = [...markdown.matchAll(/\]\(([^)#:]+)\)/g)];
  return [...quoted, ...linked].map((match) => match[1] ?? "").filter((path) => path !== "");
}

describe("the documents", () => {
  it.each(DOCUMENTS)("%s cites paths that exist", (file) => {
    expect(citedPaths(read(file)).filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each([...DOCUMENTS, "tests/bench/README.md"])("%s has no figure left to fill in", (file) => {
    expect(read(file)).not.toMatch(/@[A-Z]+@|\b(TODO|TBD)\b/);
  });

  it("comments cite no document that is not in the repository", () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(m?[jt]sx?|css)$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(500);
    const cited = files.flatMap((file) =>
      [...read(file).matchAll(/[\w./-]+\.md\b/g)].map(([name]) => ({ file, name })),
    );
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter(({ name }) => !existsSync(name))).toEqual([]);
  });

  it("README says every problem code as the page does", () => {
    const rows = new Map(codeRows(read("README.md")).map(([code, ...rest]) => [code, rest]));
    for (const code of PROBLEM_CODES) {
      expect(rows.get(`\`${code}\``), code).toEqual([PROBLEMS[code].title, PROBLEMS[code].action]);
    }
  });

  it("README and .env.example name every variable of the operator's", () => {
    const variables = Object.keys(appEnvironment({})).filter((name) => !/^(SLOTWATCH_|BENCH_)|_FILE$/.test(name));
    expect(variables.length).toBeGreaterThan(10);
    const readme = codeRows(read("README.md"))
      .map(([name]) => name)
      .join(" ");
    const example = read(".env.example");
    expect(variables.filter((name) => !readme.includes(`\`${name}\``) || !example.includes(name))).toEqual([]);
  });
});
