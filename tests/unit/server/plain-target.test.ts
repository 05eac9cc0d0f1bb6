import { expect, it } from "vitest";
import { plainTarget } from "@/lib/server/plain-target";

it.each([
  ["/", "/"],
  ["/history?range=7d&q=a//b", "/history?range=7d&q=a//b"],
  ["//api//scheduler", "/api/scheduler"],
  ["/s\\a-token", "/s/a-token"],
  ["///evil.example/", "/evil.example/"],
  ["http://evil.example/api/health?x=1", "/api/health?x=1"],
  ["http://evil.example", "/"],
  ["http://evil.example?x=1", "/?x=1"],
  ["/s/a-token#//x", "/s/a-token"],
  ["/a?b#c?d", "/a?b"],
  ["*", "/"],
  ["evil.example:443", "/"],
  ["", "/"],
  ["/a%2F%2Fb", "/a%2F%2Fb"],
])("%s becomes %s", (target, plain) => {
  expect(plainTarget(target)).toBe(plain);
});
