import { ageForecast, isForecastOverdue, type ForecastScore, type NextFree } from "@/lib/domain/forecast";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatCount } from "./format";

/** Below this the far end of a range is told in seconds. */
const SECONDS_BELOW_MS = 100 * SECOND_MS;
const SECONDS_STEP = 5;

/** The wait for the next slot, in words. */
export interface NextFreeText {
  /** "next in about 2 min (1 to 4)", "next in about 2 min (up to 3 min)", "next any moment", "next overdue". */
  text: string;
  /** Where room is short: "in ~2 min", "any moment", "overdue". */
  short: string;
}

/**
 * A forecast in words, seen `ageMs` after it was made. "Overdue" is what was beyond experience when it was made; a
 * forecast that has only run out says "any moment". Never a negative time.
 */
export function nextFreeText(forecast: NextFree, ageMs: number): NextFreeText {
  if (isForecastOverdue(forecast)) return { text: "next overdue", short: "overdue" };
  const { medianMs, lowMs, highMs } = ageForecast(forecast, ageMs);
  if (medianMs === 0) return { text: "next any moment", short: "any moment" };
  if (highMs < SECONDS_BELOW_MS) {
    const middle = seconds(medianMs);
    const [low, high] = [steps(lowMs), Math.max(middle, seconds(highMs))];
    return {
      text: inPieces(`next in about ${middle}_s${range(middle, low, high, low === high ? "" : "_s")}`),
      short: `in ~${middle} s`,
    };
  }
  const middle = minutes(medianMs);
  const [low, high] = [Math.floor(lowMs / MINUTE_MS), Math.max(1, Math.ceil(highMs / MINUTE_MS))];
  // Half a minute is told in seconds even where the far end is minutes away. A range after minutes needs no unit, but
  // "up to 3" alone could be of slots.
  const isUnderMinute = seconds(medianMs) < 60;
  const [about, unit] = isUnderMinute ? [`${seconds(medianMs)}_s`, "_min"] : [`${middle}_min`, low > 0 ? "" : "_min"];
  return {
    text: inPieces(`next in about ${about}${range(middle, low, high, unit)}`),
    short: `in ~${about.replace("_", " ")}`,
  };
}

function range(middle: number, low: number, high: number, unit = ""): string {
  if (low === high && high === middle && unit === "") return "";
  return low <= 0 ? ` (up_to_${high}${unit})` : ` (${low}_to_${high}${unit})`;
}

/** A figure stays with its unit, and a range in one piece: a bracket that ends on the next line reads like another figure. */
const inPieces = (text: string) => text.replaceAll("_", "\u00a0");

const minutes = (ms: number) => Math.max(1, Math.round(ms / MINUTE_MS));
const steps = (ms: number) => Math.round(ms / SECOND_MS / SECONDS_STEP) * SECONDS_STEP;
const seconds = (ms: number) => Math.max(SECONDS_STEP, steps(ms));

/** One or two forecasts tell nothing of the next. */
const LEAST_JUDGED = 3;

/** "right 41 of the last 50 times": what a forecast's word is worth. Null before some have been judged. */
export function scoreText({ right, judged }: ForecastScore): string | null {
  if (judged < LEAST_JUDGED) return null;
  return `right ${formatCount(right)} of the last ${formatCount(judged)} times`;
}

/** Why no forecast is told; null while it speaks. */
export function silenceText({ right, judged, silent }: ForecastScore): string | null {
  if (!silent) return null;
  return `no forecast for the next one: of the last ${formatCount(judged)} only ${formatCount(right)} were right`;
}
