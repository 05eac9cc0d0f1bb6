import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/server/env-schema";
import { APP_VARIABLES, appEnvironment } from "@/scripts/lib/app-variables.mjs";

describe("appEnvironment", () => {
  it("hides every variable the app reads, so that no .env of the operator reaches a demo or a test", () => {
    const asked = new Set<string>();
    const recorder = new Proxy<Record<string, string | undefined>>(
      { USEAPI_TOKEN: "user:1-a" },
      {
        get: (target, name) => {
          if (typeof name === "string") asked.add(name);
          return typeof name === "string" ? target[name] : undefined;
        },
      },
    );
    parseEnv(recorder, () => "");
    // Where the build lies is the checkout's business, not the operator's.
    asked.delete("SLOTWATCH_DIST_DIR");
    expect([...asked].filter((name) => !APP_VARIABLES.includes(name))).toEqual([]);
  });

  it("keeps what it is given", () => {
    const environment = appEnvironment({ PORT: "3100" });
    expect(environment.PORT).toBe("3100");
    expect(environment.USEAPI_TOKEN).toBe("");
  });
});
