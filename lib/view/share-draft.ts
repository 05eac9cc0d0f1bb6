import { asSeen } from "@/lib/domain/invisible";
import { LABEL_MAX, QUERY_MAX, type ShareSettings, type ShareTarget } from "@/lib/domain/share";
import { serialiseViewState, type ViewState } from "@/lib/domain/view-state";
import { DAY_MS } from "@/lib/domain/time-units";
import { parseTime } from "./parse-time";

export const PRESETS = ["teammate", "client", "screen", "other"] as const;
export type Preset = (typeof PRESETS)[number];

export const END_CHOICES = ["1", "7", "30", "90", "never", "date"] as const;
/** Days from now, never, or the end of a day that is named. */
export type EndChoice = (typeof END_CHOICES)[number];

/** When a link is to end, while it is being chosen. */
export interface EndDraft {
  ends: EndChoice;
  /** `YYYY-MM-DD`, where `ends` is "date". */
  endDate: string;
}

/** A link while it is being described. */
export interface ShareDraft extends EndDraft {
  preset: Preset;
  label: string;
  target: ShareTarget;
  /** Whether the filters of the view it was opened from hold for the link as well. */
  keepsView: boolean;
  /** How references must begin; "" for all. */
  refPrefix: string;
  hideAccounts: boolean;
  hideReferences: boolean;
}

type PresetPart = Pick<ShareDraft, "ends" | "hideAccounts" | "hideReferences">;

const SETTINGS: Record<Preset, PresetPart> = {
  teammate: { ends: "30", hideAccounts: false, hideReferences: false },
  client: { ends: "7", hideAccounts: true, hideReferences: false },
  screen: { ends: "never", hideAccounts: false, hideReferences: true },
  other: { ends: "30", hideAccounts: true, hideReferences: true },
};

/** What a link can open, and where it is made. */
export interface ShareScreens {
  /** Screens a link can open. */
  targets: readonly ShareTarget[];
  /** The one it is made on. */
  here: ShareTarget;
}

/** What a preset sets: a screen in the room gets the wall, people get what the operator looks at. */
export function applyPreset(draft: ShareDraft, preset: Preset, { targets, here }: ShareScreens): ShareDraft {
  const wanted = preset === "screen" ? "wall" : here;
  return { ...draft, ...SETTINGS[preset], preset, target: targets.includes(wanted) ? wanted : "now" };
}

/** The draft a dialog opens with: the first preset, on the view it was opened from. */
export function firstDraft({ refPrefix }: Pick<ViewState, "refPrefix">, screens: ShareScreens): ShareDraft {
  const blank = { label: "", keepsView: true, refPrefix, endDate: "", target: screens.here };
  return applyPreset({ ...blank, ...SETTINGS.teammate, preset: "teammate" }, "teammate", screens);
}

/** When the link ends, epoch ms; null for never, undefined for a day that can't be read. A named day lasts until 23:59 of the owner's own clock. */
function endOf({ ends, endDate }: EndDraft, nowMs: number): number | null | undefined {
  if (ends === "never") return null;
  if (ends !== "date") return nowMs + Number(ends) * DAY_MS;
  const ms = /^\d{4}-\d\d-\d\d$/.test(endDate) ? Date.parse(`${endDate}T23:59:00`) : NaN;
  return Number.isFinite(ms) ? ms : undefined;
}

/** The end to send, ISO 8601 or null for never; or what to mend first, in a sentence. */
export function toEndsAt(draft: EndDraft, nowMs: number): { endsAt: string | null } | { mistake: string } {
  const endsAtMs = endOf(draft, nowMs);
  if (endsAtMs === undefined) return { mistake: "Choose the day on which it ends." };
  if (endsAtMs !== null && endsAtMs <= nowMs) return { mistake: "That day is over already." };
  return { endsAt: endsAtMs === null ? null : new Date(endsAtMs).toISOString() };
}

/** The usual spans; a single day is seldom what a link that is at hand is given. */
const USUAL_ENDS = ["7", "30", "90"] as const;

/**
 * What to begin with where the end of a link is changed: the shortest usual span that puts it off, so that nobody shortens it by
 * a press too many; its own day where it ends later than that, and never where it never does.
 */
export function firstEnd(endsAt: string | null, nowMs: number): EndDraft {
  const endsAtMs = parseTime(endsAt);
  if (endsAtMs === null) return { ends: "never", endDate: "" };
  const ends = USUAL_ENDS.find((days) => nowMs + Number(days) * DAY_MS > endsAtMs) ?? "date";
  return { ends, endDate: endsAtMs > nowMs ? dayOf(new Date(endsAtMs)) : "" };
}

/** `YYYY-MM-DD` by the owner's own clock, as `endOf` reads it. */
function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The query of the link: what of the view it keeps, and the beginning of references. */
export function queryOf({ keepsView, refPrefix, target }: ShareDraft, view: ViewState): string {
  const { account, kind, q, sort, dir, tz, range } = view;
  return serialiseViewState({
    ...(keepsView ? { account, kind, q, sort, dir, tz } : {}),
    // No filter: what history opens with, and one press from every other.
    ...(target === "history" ? { range } : {}),
    refPrefix,
  });
}

/** The parts of a form that can be wrong. */
export type DraftField = "label" | "refPrefix" | "endDate";

/** What to send, or what to mend first. */
export function toShareSettings(
  draft: ShareDraft,
  view: ViewState,
  nowMs: number,
): { settings: ShareSettings } | { field: DraftField | null; mistake: string } {
  const label = draft.label.trim();
  if (asSeen(label).trim() === "")
    return { field: "label", mistake: "Say who it is for: the viewer sees it, and so will you in the list." };
  if (label.length > LABEL_MAX) return { field: "label", mistake: `At most ${LABEL_MAX} characters.` };
  if (draft.preset === "client" && draft.refPrefix === "") {
    return { field: "refPrefix", mistake: "Type how this client's references begin, or they would see everybody's." };
  }
  const query = queryOf(draft, view);
  if (query.length > QUERY_MAX) {
    // The view's own filters may be too long already, by the many accounts they name.
    const isOwn = queryOf({ ...draft, refPrefix: "" }, view).length > QUERY_MAX;
    return { field: isOwn ? null : "refPrefix", mistake: "That is more than a link can hold." };
  }
  const end = toEndsAt(draft, nowMs);
  if ("mistake" in end) return { field: "endDate", ...end };
  const { target, hideAccounts, hideReferences } = draft;
  return { settings: { label, target, query, ...end, hideAccounts, hideReferences } };
}
