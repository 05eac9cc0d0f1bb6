import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import { parseEnv } from "@/lib/server/env-schema";
import { adviceFor } from "@/scripts/doctor/advice";
import { examineFile, examineLive } from "@/scripts/doctor/examine";
import { writeReport } from "@/scripts/doctor/write-report";
import { buildWireAccount, buildWireAccountEntry, buildWireAnswer, buildWireJob } from "@/tests/support/wire/answer";
import { closeServers, serve, TOKEN } from "@/tests/support/wire/ask-upstream";

const folders: string[] = [];

afterEach(async () => {
  await closeServers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function save(content: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "slotwatch-doctor-"));
  folders.push(folder);
  const file = path.join(folder, "answer.json");
  writeFileSync(file, content);
  return file;
}

const reportOfFile = (content: string) => writeReport(examineFile(save(content))).join("\n");

const json = (body: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(body));

interface Upstream {
  scheduler: (response: ServerResponse) => void;
  accounts?: (response: ServerResponse) => void;
}

async function startUpstream({ scheduler, accounts = json({}) }: Upstream) {
  return serve(({ url = "" }, response) => (url.endsWith("/accounts") ? accounts : scheduler)(response));
}

async function reportOfCall(upstream: Upstream, variables: Record<string, string> = {}) {
  const { url, requests } = await startUpstream(upstream);
  const env = parseEnv({ USEAPI_TOKEN: TOKEN, USEAPI_BASE_URL: url, ...variables }, () => "");
  return { text: writeReport(await examineLive(env)).join("\n"), requests };
}

describe("a live call", () => {
  it("names a clock that is off, by which running times are wrong", async () => {
    const at = (aheadMs: number) => (response: ServerResponse) => {
      response.setHeader("date", new Date(Date.now() - aheadMs).toUTCString());
      json(buildWireAnswer())(response);
    };
    expect((await reportOfCall({ scheduler: at(180_000) })).text).toMatch(
      /This machine's clock is 18\d s ahead of useapi/,
    );
    expect((await reportOfCall({ scheduler: at(-600_000) })).text).toMatch(/clock is (59\d|600) s behind useapi/);
    expect((await reportOfCall({ scheduler: at(0) })).text).not.toContain("clock");
  });

  const everything: Upstream = {
    scheduler: json(
      buildWireAnswer({
        executing: [buildWireJob({ replyRef: "canary-ref", prompt: "canary" }), buildWireJob({ videoId: "canary-id" })],
        available: [
          buildWireAccount({ executingAudio: 2 }),
          buildWireAccount({ account: "canary-account", maxJobs: 9 }),
        ],
        "canary name": "canary",
      }),
    ),
    accounts: json({
      a: buildWireAccountEntry({ error: "canary-error" }),
      b: buildWireAccountEntry({ jwt: { exp_Expire: "2020-02-01T00:00:00Z" } }),
      c: null,
    }),
  };

  it("says what was understood, dropped and unknown", async () => {
    const { text } = await reportOfCall(everything, { ACCOUNT_NAMES: "zzz=canary-name" });
    expect(text).toMatch(/^Scheduler: an answer from the address in USEAPI_BASE_URL after \d+ ms\.$/m);
    expect(text).toContain("totals: 14 slots, 4 executing, 6 free, 0 not offered; next video to account A");
    expect(text).toContain("account B: not listed, max 5, executing ?, free ?, account-error");
    expect(text).toContain("account A: listed, max 5, executing 2, free 3, 2 speech uncounted");
    expect(text).toContain("account D: listed, max 9, executing 2, free 3, its figures disagree");
    expect(text).toContain("jobs: 2 (1 video, 1 unknown)");
    expect(text).toContain("ACCOUNT_NAMES: ids that are none of these accounts: 1 of 1");
    expect(text).toContain("Dropped: nothing");
    expect(text).toContain("top level: 1 more whose names do not look like a field's");
    expect(text).toContain("executing[]: prompt");
    expect(text).toMatch(/2 accounts: 2 with a maximum, 1 with an error, 2 with a session's end, one has ended/);
    expect(text).toContain("entries that could not be read: 1");
  });

  it("holds no token, id, name, reference, host or value of the upstream", async () => {
    const { text } = await reportOfCall(everything, { ACCOUNT_NAMES: "zzz=canary-name" });
    expect(text).not.toMatch(/canary|4711|3819|5123|promo|hooks|127\.0\.0\.1|zzz/);
  });

  it("does not ask for accounts where that is turned off, and can do without them", async () => {
    const off = await reportOfCall(everything, { ACCOUNTS_INTERVAL_SECONDS: "0" });
    expect(off.text).toContain("Accounts: not asked, because ACCOUNTS_INTERVAL_SECONDS is 0.");
    expect(off.requests).toHaveLength(1);
    const failing = await reportOfCall({ ...everything, accounts: (response) => response.writeHead(403).end() });
    expect(failing.text).toContain("Accounts: no answer that can be read; the live view works without.");
    expect(failing.text).toContain("problem forbidden; status 403");
  });

  it.each([
    [401, "unauthorised", "Look at: USEAPI_TOKEN"],
    [402, "subscription", "Look at: your useapi.net subscription"],
    [429, "rate-limited", "it asks to wait 7 s"],
  ])("that is answered %d names the cause", async (status, code, words) => {
    const { text } = await reportOfCall({
      scheduler: (response) => response.writeHead(status, { "retry-after": "7" }).end('{"error":"canary"}'),
    });
    expect(text).toContain(`Scheduler: no answer from`);
    expect(text).toContain(`problem ${code}; status ${status}`);
    expect(text).toContain(words);
    expect(text).not.toMatch(/canary|127\.0\.0\.1/);
  });
});

describe("a saved answer", () => {
  it("is read like a fresh one", () => {
    const text = reportOfFile(
      JSON.stringify({ executing: [null, 1, {}], available: [buildWireAccount({ maxJobs: "x" })] }),
    );
    expect(text).toContain("executing[]: of 3 rows 2 not an object, 1 without an id that can be read");
    expect(text).toContain("available[].maxJobs: not understood in 1 of 1 rows");
    expect(text).toContain("account A: listed, max ?, executing 2, free 3");
  });

  it.each([
    ['{"error": "canary", "code": 401}', "problem unauthorised; status 401"],
    ["[]", "problem bad-response; not a JSON object"],
    ['{"executing": [1]}', "none of its rows can be read"],
    ["HTTP/1.1 200 OK\n\n{}", "without headers"],
    ["", "The file is not JSON: an empty body."],
    ["<html>", "The file is not JSON: HTML or XML instead of JSON."],
    ['{"executing": [', "The file is not JSON."],
  ])("%j says what is wrong", (content, words) => {
    expect(reportOfFile(content)).toContain(words);
  });

  it("tells what it does not tell as unknown, looks for no address that is wrong, and says nothing twice", () => {
    expect(reportOfFile("{}")).toContain("jobs: ?");
    expect(reportOfFile("[]")).toContain("Look at: the file");
    expect(reportOfFile('{"error": "canary", "code": 401}')).toContain("Look at: USEAPI_TOKEN");
    expect(reportOfFile('{"error": "canary", "code": 401}')).not.toMatch(/status 401.*status 401/);
  });

  it("is held to the size limit, and need not exist", () => {
    expect(reportOfFile(" ".repeat(5 * 1024 * 1024 + 1))).toContain("larger than any answer we read");
    expect(writeReport(examineFile(path.join(tmpdir(), "no-such-answer.json"))).join()).toContain("can't be read");
  });

  it("calls the 27th account AA", () => {
    const available = Array.from({ length: 28 }, (_, index) => buildWireAccount({ account: String(100 + index) }));
    expect(reportOfFile(JSON.stringify({ available }))).toMatch(/account Z:[^]*account AA:[^]*account AB:/);
  });
});

describe("advice", () => {
  it("names something to look at for every code", () => {
    for (const code of PROBLEM_CODES) expect(adviceFor(code).length).toBeGreaterThan(20);
  });
});

describe("the command", { timeout: 60_000 }, () => {
  const run = (args: string[], variables: Record<string, string>) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, ["scripts/doctor.mjs", ...args], {
        env: { ...process.env, USEAPI_TOKEN_FILE: "", ...variables },
      });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.on("close", (code) => resolve({ code, output }));
    });

  it("exits 0 when the answer could be read, and 1 when it could not", async () => {
    const { url } = await startUpstream({ scheduler: json(buildWireAnswer()) });
    const PUBLIC_URL = "https://slots.example.com";
    const good = await run([], { USEAPI_TOKEN: TOKEN, USEAPI_BASE_URL: url, PUBLIC_URL });
    expect(good.output).toContain("PUBLIC_URL opens no name");
    expect(good.output).toContain("jobs: 2 (2 video)");
    expect(good.code).toBe(0);
    const file = save("[]");
    const bad = await run(["--file", path.basename(file)], { INIT_CWD: path.dirname(file) });
    expect(bad.output).toContain("problem bad-response");
    expect(bad.code).toBe(1);
  });

  it("names the variable that is wrong, never its value", async () => {
    const { code, output } = await run([], { USEAPI_TOKEN: "canary with spaces", UPSTREAM_TIMEOUT_SECONDS: "canary" });
    expect(output).toMatch(
      /- USEAPI_TOKEN [^]*- UPSTREAM_TIMEOUT_SECONDS |- UPSTREAM_TIMEOUT_SECONDS [^]*- USEAPI_TOKEN /,
    );
    expect(output).not.toContain("canary");
    expect(code).toBe(1);
  });

  it("explains itself, and refuses what it does not know", async () => {
    expect(await run(["--help"], {})).toMatchObject({ code: 0, output: expect.stringContaining("--file answer.json") });
    expect(await run(["--nonsense"], {})).toMatchObject({ code: 1, output: expect.stringContaining("Exit code 0") });
  });
});
