import { describe, expect, it } from "vitest";
import { parseArguments } from "@/tests/support/simulator/parse-arguments";

describe("parseArguments", () => {
  it("has a default for everything", () => {
    expect(parseArguments([])).toMatchObject({ load: true });
  });

  it("reads sizes, and lets single numbers win over them", () => {
    expect(parseArguments(["--size", "max"])).toMatchObject({ accounts: 200, jobs: 2_000 });
    expect(parseArguments(["--size", "max", "--jobs", "500"])).toMatchObject({ accounts: 200, jobs: 500 });
  });

  it("reads a fault with its details", () => {
    const { fault, scene, load } = parseArguments([
      ...["--fault", "429", "--retry-after", "30", "--times", "2", "--scene", "full", "--no-load"],
    ]);
    expect(fault).toMatchObject({ fault: "429", retryAfterSeconds: 30, times: 2 });
    expect({ scene, load }).toEqual({ scene: "full", load: false });
  });

  it.each([
    [["--accounts", "201"], "--accounts is a whole number from 0 to 200."],
    [["--speed", "fast"], "--speed is a whole number"],
    [["--size", "huge"], "No such size"],
    [["--scene", "party"], "No such scene"],
    [["--fault", "x"], "No such fault"],
    [["--colour"], "colour"],
  ])("says what is wrong with %j", (args, words) => {
    expect(() => parseArguments(args)).toThrow(words);
  });
});
