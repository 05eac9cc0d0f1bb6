import { describe, expect, it } from "vitest";
import { accountLabels, labelOf, shortJobId } from "@/lib/view/account-label";
import { jobName } from "@/lib/view/job-name";
import { visibleText } from "@/lib/view/visible-text";

describe("visibleText", () => {
  it("says what nobody would see", () => {
    expect(visibleText("invoice\u202egnp.exe")).toBe("invoice[U+202E]gnp.exe");
    expect(visibleText("\u0000\u{e0061}")).toBe("[U+0000][U+E0061]");
  });

  it("keeps text from right to left to itself, and leaves every other as it is", () => {
    expect(visibleText("מבצע 7")).toBe("\u2068מבצע 7\u2069");
    expect(visibleText("عرض\u202e")).toBe("\u2068عرض[U+202E]\u2069");
    for (const text of ["shot-014-b", "Frühling – Take 3", "日本語", "👨‍👩‍👧"]) expect(visibleText(text)).toBe(text);
  });
});

describe("names that look alike", () => {
  it("are told apart where accounts have them, by marks for what is invisible", () => {
    const labels = accountLabels([
      { id: "381234567890123456", name: "studio-west" },
      { id: "381234567890123457", name: "studio\u200b-west" },
      { id: "12\u202e34", name: null },
    ]);
    expect([...labels.values()]).toEqual(["studio-west", "studio[U+200B]-west", "12[U+202E]34"]);
    expect(labelOf(labels, "gone\u2066")).toBe("gone[U+2066]");
  });

  it("are told apart where jobs have them, and a name that is cut stays isolated from the text around it", () => {
    expect(jobName({ id: "a:1", ref: "ad\u2060-17" })).toBe("ad[U+2060]-17");
    expect(jobName({ id: "a:1", ref: `${"מ".repeat(50)}` })).toBe(`\u2068${"מ".repeat(39)}…\u2069`);
    expect(shortJobId("user:1-minimax:2-video:12345\u202e")).toBe("…2345[U+202E]".replace("2345", "12345"));
  });
});
