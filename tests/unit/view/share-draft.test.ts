import { describe, expect, it } from "vitest";
import { loadViewState } from "@/lib/domain/view-state";
import { applyPreset, firstDraft, firstEnd, toEndsAt, toShareSettings, type ShareDraft } from "@/lib/view/share-draft";

const NOW = Date.parse("2026-11-23T16:02:11Z");
const SCREENS = { targets: ["now", "history", "wall"], here: "now" } as const;
const viewOf = (query = "") => loadViewState(new URLSearchParams(query));
const draftOf = (change: Partial<ShareDraft> = {}, query = ""): ShareDraft => ({
  ...firstDraft(viewOf(query), SCREENS),
  label: "x",
  ...change,
});
const settingsOf = (draft: ShareDraft, query = "") => toShareSettings(draft, viewOf(query), NOW);

describe("presets", () => {
  it.each([
    ["teammate", { target: "now", endsAt: "2026-12-23T16:02:11.000Z", hideAccounts: false, hideReferences: false }],
    ["client", { target: "now", endsAt: "2026-11-30T16:02:11.000Z", hideAccounts: true, hideReferences: false }],
    ["screen", { target: "wall", endsAt: null }],
    ["other", { target: "now", hideAccounts: true, hideReferences: true }],
  ] as const)("%s", (preset, wanted) => {
    const draft = applyPreset(draftOf({ refPrefix: "promo/" }), preset, SCREENS);
    expect(settingsOf(draft)).toEqual({ settings: expect.objectContaining(wanted) as object });
  });

  it("fall back for a screen to the live view where no wall can be shared", () => {
    expect(applyPreset(draftOf(), "screen", { targets: ["now"], here: "now" }).target).toBe("now");
  });

  it("open history, in its range, for a link that is made on the history page, but for a screen in the room", () => {
    const view = viewOf("range=7d&kind=video");
    const screens = { ...SCREENS, here: "history" } as const;
    const draft = { ...firstDraft(view, screens), label: "x" };
    for (const preset of ["teammate", "other"] as const) {
      const made = toShareSettings(applyPreset(draft, preset, screens), view, NOW);
      expect(made).toMatchObject({ settings: { target: "history", query: "?kind=video&range=7d" } });
    }
    const wall = toShareSettings(applyPreset(draft, "screen", screens), view, NOW);
    expect(wall).toMatchObject({ settings: { target: "wall", query: "?kind=video" } });
  });

  it("keep what was typed when another preset is chosen", () => {
    expect(applyPreset(draftOf({ label: "ACME", refPrefix: "a/" }), "client", SCREENS)).toMatchObject({
      label: "ACME",
      refPrefix: "a/",
    });
  });
});

describe("another end of a link", () => {
  const DAY_MS = 86_400_000;
  const at = (days: number) => new Date(NOW + days * DAY_MS).toISOString();

  it.each([
    [null, "never"],
    [at(-3), "7"],
    [at(0.5), "7"],
    [at(7) /* just made */, "30"],
    [at(6.999), "7"],
    [at(20), "30"],
    [at(60), "90"],
    [at(200), "date"],
  ])("begins for the end %s with %s", (endsAt, ends) => expect(firstEnd(endsAt, NOW).ends).toBe(ends));

  it("never begins with one that is sooner than the end there is, but for the rest of its own day", () => {
    for (let days = 0.1; days < 400; days += 0.7) {
      const end = toEndsAt(firstEnd(at(days), NOW), NOW);
      expect("endsAt" in end && Date.parse(end.endsAt ?? "")).toBeGreaterThan(NOW + days * DAY_MS - 60_000);
    }
  });

  it("has the link's own day at hand, by the owner's clock, unless that is over", () => {
    const endsAt = new Date(2027, 0, 5, 18).toISOString();
    expect(firstEnd(endsAt, NOW).endDate).toBe("2027-01-05");
    expect(firstEnd(at(-1), NOW).endDate).toBe("");
  });

  it("is sent as a time, or told what is wrong with it", () => {
    expect(toEndsAt({ ends: "7", endDate: "" }, NOW)).toEqual({ endsAt: at(7) });
    expect(toEndsAt({ ends: "never", endDate: "2020-01-01" }, NOW)).toEqual({ endsAt: null });
    expect(toEndsAt({ ends: "date", endDate: "" }, NOW)).toEqual({ mistake: "Choose the day on which it ends." });
    expect(toEndsAt({ ends: "date", endDate: "2020-01-01" }, NOW)).toEqual({ mistake: "That day is over already." });
  });
});

describe("toShareSettings", () => {
  it("takes the view's filters along, or leaves them", () => {
    const view = "account=1,2&kind=video&q=shot&sort=elapsed";
    expect(settingsOf(draftOf({}, view), view)).toMatchObject({
      settings: { query: "?account=1,2&kind=video&q=shot&sort=elapsed" },
    });
    expect(settingsOf(draftOf({ keepsView: false, refPrefix: "promo/" }, view), view)).toMatchObject({
      settings: { query: "?refPrefix=promo/" },
    });
  });

  it("begins with the view's own beginning of references, and lets it be changed", () => {
    const view = "refPrefix=promo/";
    expect(settingsOf(draftOf({}, view), view)).toMatchObject({ settings: { query: "?refPrefix=promo/" } });
    expect(settingsOf(draftOf({ refPrefix: "promo/spring/" }, view), view)).toMatchObject({
      settings: { query: "?refPrefix=promo/spring/" },
    });
  });

  it.each<[Partial<ShareDraft>, string]>([
    [{ label: "  " }, "label"],
    [{ label: "x".repeat(81) }, "label"],
    [{ preset: "client", refPrefix: "" }, "refPrefix"],
    [{ refPrefix: "x".repeat(5_000) }, "refPrefix"],
    [{ ends: "date", endDate: "" }, "endDate"],
    [{ ends: "date", endDate: "2026-13-45" }, "endDate"],
    [{ ends: "date", endDate: "2026-11-20" }, "endDate"],
  ])("names the field with the mistake of %j", (change, field) => {
    expect(settingsOf(draftOf(change))).toMatchObject({ field });
  });

  it("lets a link that ends on a named day end with that day", () => {
    const result = settingsOf(draftOf({ ends: "date", endDate: "2026-12-01" }));
    expect(result).toMatchObject({ settings: { endsAt: new Date("2026-12-01T23:59:00").toISOString() } });
  });
});
