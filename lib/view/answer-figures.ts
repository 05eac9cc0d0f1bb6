import { formatCount, plural } from "./format";
import type { FreeSlots } from "./free-slots";

/** The tone of the big word: plenty, none left, a figure that is not of slots, no answer at all, or no figure of now (an old one, or "?"). */
export type AnswerTone = "calm" | "full" | "plain" | "trouble" | "old";

interface Figures {
  big: string;
  rest: string;
  tone: AnswerTone;
}

/** The big word and what follows it, as of now. */
export function currentFigures({ free, slots, executing, isFull, unknownAccounts }: FreeSlots): Figures {
  const of = slots === null ? "" : ` of ${formatCount(slots)}`;
  if (free === null) return { big: "?", rest: `slots free${of}: useapi.net does not say`, tone: "old" };
  if (free > 0) return { big: formatCount(free), rest: `${free === 1 ? "slot" : "slots"} free${of}`, tone: "calm" };
  if (!isFull) return { big: "None", rest: `${unknownAccounts > 0 ? "known " : ""}free${of}`, tone: "full" };
  if (slots === null) return { big: "Full", rest: "no slot is free", tone: "full" };
  const rest =
    executing !== null && executing > slots
      ? `${plural(executing, "video")} on ${plural(slots, "slot")}`
      : slots === 1
        ? "the only slot is in use"
        : `all ${formatCount(slots)} slots in use`;
  return { big: "Full", rest, tone: "full" };
}

/** The same of old data: dated, in the past tense. */
export function pastFigures({ free, isFull }: FreeSlots, at: string): Figures {
  if (free === null) return { big: "?", rest: `slots free at ${at}: useapi.net did not say`, tone: "old" };
  if (free > 0)
    return { big: formatCount(free), rest: `${free === 1 ? "slot was" : "slots were"} free at ${at}`, tone: "old" };
  return isFull ? { big: "Full", rest: `at ${at}`, tone: "old" } : { big: "None", rest: `free at ${at}`, tone: "old" };
}

/** "Of 15. ", what a past figure is of; "" when unknown. */
export function pastOf({ free, slots, isFull, withheld }: FreeSlots): string {
  if (slots === null) return "";
  if (isFull) return slots === 1 ? "The only slot was in use. " : `All ${formatCount(slots)} slots were in use. `;
  if (free === null) return "";
  return `Of ${formatCount(slots)}${withheld > 0 ? `, ${formatCount(withheld)} not offered` : ""}. `;
}
