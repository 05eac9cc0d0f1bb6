import { describe, expect, it } from "vitest";
import { isLoopbackName, isLoopbackUrl } from "@/lib/domain/loopback";

describe("isLoopbackName", () => {
  it.each(["localhost", "LocalHost", "127.0.0.1", "::1", "[::1]"])("%s is this machine", (name) =>
    expect(isLoopbackName(name)).toBe(true),
  );
  it.each([
    ...["", "0.0.0.0", "::", "127.0.0.2", "127.0.0.10", "127a0b0c1", "1127.0.0.1", "[127.0.0.1]", "[localhost]"],
    ...["localhost.", "localhost.example.com", "127.0.0.1.example.com", "localhost:3000", "localhost\n"],
  ])("%j is not, or nothing to be sure of", (name) => expect(isLoopbackName(name)).toBe(false));
});

describe("isLoopbackUrl", () => {
  it.each([
    ["http://localhost:3000/s/x", true],
    ["http://127.0.0.1/s/x", true],
    ["http://[::1]:3000/s/x", true],
    ["http://localhost:3000/wall?theme=dark", true],
    ["https://localhost.example.com/s/x", false],
    ["https://localhost@slots.example.com/s/x", false],
    ["https://slots.example.com/s/localhost", false],
  ])("%s: %j", (url, here) => expect(isLoopbackUrl(url)).toBe(here));
});
