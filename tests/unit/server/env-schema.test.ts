import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "@/lib/server/env-schema";

const TOKEN = { USEAPI_TOKEN: "user:123-canary" };
const noFile = (): string => {
  throw new Error("ENOENT: /run/secrets/canary");
};

function parse(variables: Record<string, string | undefined>, readFile: (path: string) => string = noFile) {
  return parseEnv({ ...TOKEN, ...variables }, readFile);
}

/** The mistakes of an environment that must be refused. */
function mistakesOf(variables: Record<string, string | undefined>, readFile?: (path: string) => string) {
  try {
    parse(variables, readFile);
  } catch (error) {
    if (error instanceof EnvError) return error.mistakes;
    throw error;
  }
  throw new Error("This environment was accepted.");
}

describe("defaults", () => {
  it("need a token and nothing else", () => {
    expect(parse({})).toEqual({
      useapiToken: "user:123-canary",
      useapiBaseUrl: "https://api.useapi.net/v1",
      pollIntervalMs: 5_000,
      idlePollIntervalMs: 30_000,
      accountNames: new Map(),
      upstreamTimeoutMs: 8_000,
      accountsIntervalMs: 300_000,
      databaseAddress: { kind: "sqlite", path: resolve("data/slotwatch.db") },
      historyDays: 90,
      dashboardPassword: null,
      dashboardAccess: "local",
      publicUrl: null,
      trustProxy: false,
      host: "127.0.0.1",
      port: 3000,
      demo: false,
      demoControlUrl: null,
      benchSpeed: 1,
      distDir: ".next",
      remarks: [],
    });
  });

  it("hold for empty values too: compose files hand them on", () => {
    const names = ["USEAPI_BASE_URL", "POLL_INTERVAL_SECONDS", "ACCOUNT_NAMES", "PUBLIC_URL", "PORT"];
    const secrets = ["DASHBOARD_PASSWORD", "DASHBOARD_PASSWORD_FILE", "USEAPI_TOKEN_FILE"];
    expect(parse(Object.fromEntries(names.map((name) => [name, " "])))).toEqual(parse({}));
    expect(parse(Object.fromEntries([...names, ...secrets].map((name) => [name, ""])))).toEqual(parse({}));
  });
});

describe("each variable", () => {
  it("USEAPI_TOKEN is required", () => {
    expect(mistakesOf({ USEAPI_TOKEN: undefined })).toEqual([expect.stringMatching(/^USEAPI_TOKEN is required/)]);
    expect(mistakesOf({ USEAPI_TOKEN: "user:1-a b" })).toEqual([
      expect.stringMatching(/^USEAPI_TOKEN must hold no spaces/),
    ]);
    expect(mistakesOf({ USEAPI_TOKEN: "user:1-a\r\nx: y" })).toHaveLength(1);
  });

  it.each(["DASHBOARD_PASSWORD", "DASHBOARD_PASSWORD_FILE", "USEAPI_TOKEN", "USEAPI_TOKEN_FILE"])(
    "%s of blanks alone is a slip, and not left out",
    (name) => {
      for (const blanks of [" ", "            ", "\t\r\n", "\u00a0"]) {
        expect(mistakesOf({ [name]: blanks })).toEqual([expect.stringMatching(`^${name} holds nothing but blanks`)]);
      }
    },
  );

  it("secrets may come from a file", () => {
    const files: Record<string, string> = {
      "/run/token": "user:9-file\n",
      "/run/empty": "\n",
      "/run/utf16": Buffer.from("\ufeffuser:9-file", "utf16le").toString("utf8"),
    };
    const readFile = (path: string) => files[path] ?? noFile();
    const fromFile = { USEAPI_TOKEN: undefined };
    expect(parse({ ...fromFile, USEAPI_TOKEN_FILE: "/run/token" }, readFile).useapiToken).toBe("user:9-file");
    expect(mistakesOf({ ...fromFile, USEAPI_TOKEN_FILE: "/run/empty" }, readFile)).toEqual([
      "USEAPI_TOKEN_FILE names a file that is empty.",
    ]);
    expect(mistakesOf({ DASHBOARD_PASSWORD_FILE: "/run/utf16" }, readFile)).toEqual([
      "DASHBOARD_PASSWORD_FILE names a file that is not plain UTF-8 text.",
    ]);
    expect(mistakesOf({ ...fromFile, USEAPI_TOKEN_FILE: "/run/canary" }, readFile)).toEqual([
      "USEAPI_TOKEN_FILE names a file that can't be read.",
    ]);
    expect(mistakesOf({ USEAPI_TOKEN_FILE: "/run/token" }, readFile)).toEqual([
      "USEAPI_TOKEN and USEAPI_TOKEN_FILE are both set; set one of them.",
    ]);
    expect(mistakesOf({ DASHBOARD_PASSWORD_FILE: "/run/token" }, readFile)).toEqual([
      "DASHBOARD_PASSWORD_FILE names a file whose text must have at least 12 characters.",
    ]);
    expect(mistakesOf({ ...fromFile, USEAPI_TOKEN_FILE: "/run/two" }, () => "user:1-a\nuser:2-b")).toEqual([
      expect.stringMatching(/^USEAPI_TOKEN_FILE names a file whose text must hold no spaces/),
    ]);
  });

  it.each(['"user:1-canary"', "'user:1-canary'", '"user:1-canary', "user:1-canary`"])(
    "USEAPI_TOKEN in quotes is refused, for useapi.net would: %s",
    (token) => {
      expect(mistakesOf({ USEAPI_TOKEN: token })).toEqual([
        expect.stringMatching(/^USEAPI_TOKEN begins or ends with a quotation mark, which an env file of Docker/),
      ]);
    },
  );

  it("HOST may stand in brackets, as in an address", () => {
    expect(parse({ HOST: "[::1]" }).host).toBe("::1");
  });

  it.each([
    ["https://relay.example.com/v1/", "https://relay.example.com/v1"],
    ["http://127.0.0.1:4000/v1", "http://127.0.0.1:4000/v1"],
    ["http://localhost:4000", "http://localhost:4000"],
    ["http://[::1]:4000/v1", "http://[::1]:4000/v1"],
  ])("USEAPI_BASE_URL takes %s", (value, url) => {
    expect(parse({ USEAPI_BASE_URL: value }).useapiBaseUrl).toBe(url);
  });

  it.each([
    "http://api.useapi.net/v1",
    "http://localhost.example.com/v1",
    "http://127.0.0.1.example.com/v1",
    "ftp://api.useapi.net",
    "api.useapi.net/v1",
    "https://user:secret@api.useapi.net/v1",
    "https://api.useapi.net/v1?token=x",
  ])("USEAPI_BASE_URL refuses %s", (value) => {
    expect(mistakesOf({ USEAPI_BASE_URL: value })).toEqual([expect.stringMatching(/^USEAPI_BASE_URL must/)]);
  });

  it.each([
    ["POLL_INTERVAL_SECONDS", ["1", "300", "2.5"], ["0", "301", "-5", "abc", "5s", "1e1", "0x5", "NaN", "Infinity"]],
    ["UPSTREAM_TIMEOUT_SECONDS", ["1", "60"], ["0", "61", "fast"]],
    ["ACCOUNTS_INTERVAL_SECONDS", ["0", "1", "300"], ["-1", "never"]],
    ["HISTORY_DAYS", ["1", "3650"], ["0", "3651", "1.5"]],
    ["PORT", ["1", "65535", "0"], ["65536", "http", "80.5"]],
    ["DASHBOARD_ACCESS", ["local", "open"], ["Open", "yes", "public"]],
    ["TRUST_PROXY", ["0", "1"], ["2", "true"]],
    [
      "DATABASE_URL",
      ["file:./x.db", "file:/srv/x.db", "postgres://u:p@db/x", "postgresql://db/x"],
      [
        "./x.db",
        "mysql://db",
        "file:",
        "file:./data/",
        "file:%zz",
        "file://elsewhere/x.db",
        "postgres://[",
        "POSTGRES:x",
      ],
    ],
    [
      "PUBLIC_URL",
      ["https://slots.example.com", "http://10.0.0.5:3000"],
      ["slots.example.com", "https://x.example/app", "https://x.example/?a=1"],
    ],
    [
      "ACCOUNT_NAMES",
      ["1=one", "1=one,2=two,", " 1 = studio west "],
      ["1", "=one", "1=", "1=one,1=uno", "1=one\n2=two", "1=a\u0007b", "1\u2028x=a", '"1=one"'],
    ],
    ["BENCH_SPEED", ["1"], ["0", "101", "10"]],
  ])("%s keeps its bounds", (name, accepted, refused) => {
    for (const value of accepted) expect(() => parse({ [name]: value })).not.toThrow();
    for (const value of refused) expect(mistakesOf({ [name]: value })[0]).toMatch(new RegExp(`^${name} `));
  });

  it("IDLE_POLL_INTERVAL_SECONDS never goes below POLL_INTERVAL_SECONDS", () => {
    expect(parse({ POLL_INTERVAL_SECONDS: "60" }).idlePollIntervalMs).toBe(60_000);
    expect(parse({ POLL_INTERVAL_SECONDS: "60", IDLE_POLL_INTERVAL_SECONDS: "10" }).idlePollIntervalMs).toBe(60_000);
    expect(parse({ IDLE_POLL_INTERVAL_SECONDS: "120" }).idlePollIntervalMs).toBe(120_000);
    const remarksOf = (variables: Record<string, string>) => parse(variables).remarks;
    expect(remarksOf({ POLL_INTERVAL_SECONDS: "60" })).toEqual([]);
    expect(remarksOf({ POLL_INTERVAL_SECONDS: "60", IDLE_POLL_INTERVAL_SECONDS: "10" })).toEqual([
      "IDLE_POLL_INTERVAL_SECONDS is shorter than POLL_INTERVAL_SECONDS, which counts in its place.",
    ]);
  });

  it("ACCOUNT_NAMES keeps ids as text and names as written", () => {
    const names = parse({ ACCOUNT_NAMES: "1910076634208210887=shorts-02, 5 = a=b c ,,7=Björn" }).accountNames;
    expect([...names]).toEqual([
      ["1910076634208210887", "shorts-02"],
      ["5", "a=b c"],
      ["7", "Björn"],
    ]);
  });
});

describe("rules between variables", () => {
  it.each(["0.0.0.0", "::", "192.168.1.5", "127.0.0.2", "slots.example.com"])("HOST %s needs a guard", (host) => {
    expect(mistakesOf({ HOST: host })).toEqual([
      expect.stringMatching(/^HOST is none of localhost, .*DASHBOARD_ACCESS=open/),
    ]);
    expect(parse({ HOST: host, DASHBOARD_ACCESS: "open" }).host).toBe(host);
  });

  it.each(["127.0.0.1", "localhost", "::1"])("HOST %s needs none", (host) => {
    expect(parse({ HOST: host }).host).toBe(host);
  });

  it("a password is a guard for any HOST", () => {
    expect(parse({ HOST: "0.0.0.0", DASHBOARD_PASSWORD: "canary-canary-1" }).dashboardPassword).toBe("canary-canary-1");
  });

  it("DASHBOARD_PASSWORD is counted in characters, not in code units", () => {
    expect(mistakesOf({ DASHBOARD_PASSWORD: "🔑".repeat(11) })).toHaveLength(1);
    expect(parse({ DASHBOARD_PASSWORD: "🔑".repeat(12) }).dashboardPassword).toHaveLength(24);
  });

  it("DASHBOARD_PASSWORD must be long, and does not go with open access", () => {
    const mistakes = mistakesOf({ DASHBOARD_PASSWORD: "short", DASHBOARD_ACCESS: "open" });
    expect(mistakes).toContain("DASHBOARD_PASSWORD must have at least 12 characters.");
    expect(mistakes).toContainEqual(expect.stringMatching(/^DASHBOARD_ACCESS must not be "open" together with/));
  });

  it.each([
    ["x".repeat(1_025), "must have at most 1024 characters."],
    ["canary-canary\ncanary", "must be one line."],
  ])("DASHBOARD_PASSWORD must be one that can be entered", (password, mistake) => {
    const mistakes = mistakesOf({ DASHBOARD_PASSWORD_FILE: "/run/password" }, () => password);
    expect(mistakes).toEqual([`DASHBOARD_PASSWORD_FILE names a file whose text ${mistake}`]);
    expect(mistakesOf({ DASHBOARD_PASSWORD: password })).toEqual([`DASHBOARD_PASSWORD ${mistake}`]);
  });

  it("a password in quotes is taken, and told", () => {
    const read = parse({ DASHBOARD_PASSWORD: "'canary-canary'" });
    expect(read.dashboardPassword).toBe("'canary-canary'");
    expect(read.remarks).toEqual([
      expect.stringMatching(/^DASHBOARD_PASSWORD begins and ends with a quotation mark, and both are part of/),
    ]);
    expect(parse({ DASHBOARD_PASSWORD: "it's canary'" }).remarks).toEqual([]);
  });

  it("PUBLIC_URL that nobody is answered under is told", () => {
    const remarksOf = (variables: Record<string, string>) => parse(variables).remarks;
    const PUBLIC_URL = "https://slots.example.com";
    expect(remarksOf({ PUBLIC_URL })).toEqual([
      expect.stringMatching(/^PUBLIC_URL opens no name .*DASHBOARD_PASSWORD.*DASHBOARD_ACCESS=open/),
    ]);
    expect(remarksOf({ PUBLIC_URL, DASHBOARD_PASSWORD: "canary-canary" })).toEqual([]);
    expect(remarksOf({ PUBLIC_URL, DASHBOARD_ACCESS: "open" })).toEqual([]);
    expect(remarksOf({ PUBLIC_URL: "http://localhost:3000" })).toEqual([]);
    expect(remarksOf({ DASHBOARD_ACCESS: "open" })).toEqual([expect.stringMatching(/^DASHBOARD_ACCESS .*every name/)]);
  });

  it("a token of an odd form is taken, told, and never quoted", () => {
    for (const token of ["canary", "user:4711", "user:x-canary", "Bearer:user:1-canary"]) {
      const { remarks } = parse({ USEAPI_TOKEN: token });
      expect(remarks).toEqual([expect.stringMatching(/^USEAPI_TOKEN does not have the documented form/)]);
      expect(remarks.join()).not.toMatch(/canary/);
    }
  });

  it("the demo needs a simulator on this machine", () => {
    const demo = { SLOTWATCH_DEMO: "1", USEAPI_BASE_URL: "http://127.0.0.1:4000/v1" };
    const control = { SLOTWATCH_DEMO_CONTROL: "http://127.0.0.1:4000" };
    expect(parse({ ...demo, ...control })).toMatchObject({ demo: true, demoControlUrl: "http://127.0.0.1:4000" });
    expect(mistakesOf({ ...demo })).toHaveLength(1);
    expect(mistakesOf({ ...demo, SLOTWATCH_DEMO_CONTROL: "http://evil.example" })[0]).toMatch(
      /^SLOTWATCH_DEMO_CONTROL/,
    );
    expect(mistakesOf({ SLOTWATCH_DEMO: "1", ...control })[0]).toMatch(/^SLOTWATCH_DEMO /);
    expect(parse(control)).toMatchObject({ demo: false, demoControlUrl: null });
  });

  it("BENCH_SPEED divides every interval, with an upstream on this machine alone", () => {
    const local = { USEAPI_BASE_URL: "http://127.0.0.1:4000/v1", BENCH_SPEED: "10" };
    expect(parse(local)).toMatchObject({
      pollIntervalMs: 500,
      idlePollIntervalMs: 3_000,
      accountsIntervalMs: 30_000,
      upstreamTimeoutMs: 800,
      benchSpeed: 10,
    });
    expect(parse({ ...local, BENCH_SPEED: "100" }).upstreamTimeoutMs).toBe(500);
  });
});

describe("mistakes", () => {
  it("are told all at once, each by its variable's name, and never by value", () => {
    const values = {
      USEAPI_TOKEN: "canary canary",
      USEAPI_BASE_URL: "canary://canary",
      POLL_INTERVAL_SECONDS: "canary",
      ACCOUNT_NAMES: "canary",
      DATABASE_URL: "canary",
      DASHBOARD_PASSWORD: "canary",
      DASHBOARD_ACCESS: "canary",
      PUBLIC_URL: "canary",
      PORT: "canary",
    };
    const mistakes = mistakesOf(values);
    for (const name of Object.keys(values)) {
      expect(mistakes.some((mistake) => mistake.startsWith(name))).toBe(true);
    }
    expect(mistakes.join(" ")).not.toContain("canary");
    expect(new EnvError(mistakes).message).not.toContain("canary");
  });
});
