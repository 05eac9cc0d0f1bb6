import { REPLY_CANARY } from "./canaries";
import type { Random } from "./random";

/** The kinds as the upstream's ids spell them; `audio` is speech. */
export type WireKind = "video" | "image" | "audio";

export type Outcome = "completed" | "failed" | "moderated";

/** What a submission says of a job, and what chance decides about it at once, so that a run can be repeated. */
export interface JobTraits {
  replyUrl: string | null;
  replyRef: string | null;
  /** How long the work itself takes once it begins, ms; time in the queue comes on top. */
  renderMs: number;
  outcome: Outcome;
}

/** Median render time and how often each model is asked for. A Hailuo video takes about 3-4 minutes. */
const VIDEO_MODELS = [
  { name: "MiniMax-Hailuo-2.3", medianMs: 205_000, share: 0.45 },
  { name: "MiniMax-Hailuo-2.3-Fast", medianMs: 130_000, share: 0.2 },
  { name: "MiniMax-Hailuo-02", medianMs: 225_000, share: 0.25 },
  { name: "I2V-01-live", medianMs: 265_000, share: 0.1 },
] as const;

const HOSTS = ["hooks.example.com", "render.example.org", "ingest.example.net"] as const;
const CAMPAIGNS = ["promo/spring", "promo/summer", "teaser/launch", "social/reels"] as const;
const TAKES = ["a", "b", "c"] as const;

/** Draws a render time for a model, or for one drawn by its share where the submission names none we know. */
export function drawRenderMs(kind: WireKind, random: Random, model?: string): number {
  // Images and speech take seconds to tens of seconds.
  if (kind === "image") return Math.max(4_000, random.logNormal(24_000, 0.45));
  if (kind === "audio") return Math.max(2_000, random.logNormal(12_000, 0.6));
  let left = random.next();
  const drawn = VIDEO_MODELS.find(({ share }) => (left -= share) < 0) ?? VIDEO_MODELS[0];
  const { medianMs } = VIDEO_MODELS.find(({ name }) => name === model) ?? drawn;
  return random.logNormal(medianMs, 0.22);
}

/** How a job will end. */
export function drawOutcome(random: Random): Outcome {
  const left = random.next();
  if (left < 0.02) return "failed";
  return left < 0.035 ? "moderated" : "completed";
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

/** A reference as scripts write them; now and then one that is no plain ASCII word, because it is anyone's text. */
function drawRef(random: Random): string | null {
  const left = random.next();
  if (left < 0.22) return null;
  if (left < 0.5) return `shot-${pad(random.int(1, 60), 3)}-${random.pick(TAKES)}`;
  if (left < 0.78) return `${random.pick(CAMPAIGNS)}/${pad(random.int(1, 24), 2)}`;
  if (left < 0.96) return `ad-${random.int(10, 99)}`;
  return `Frühling – Take ${random.int(1, 9)} <final & approved>`;
}

/** A callback URL with secrets in every place a real one may have them: path, query, user name and password. */
function drawReplyUrl(random: Random): string | null {
  const left = random.next();
  if (left < 0.35) return null;
  const secret = `${REPLY_CANARY}-${random.digits(8)}`;
  const host = random.pick(HOSTS);
  if (left < 0.6) return `https://${host}/minimax/${secret}`;
  if (left < 0.9) return `https://${host}/hailuo/done?signature=${secret}`;
  return `https://robot:${secret}@${host}:8443/jobs`;
}

/** Draws all traits of a job that the load generator submits. */
export function drawTraits(kind: WireKind, random: Random): JobTraits {
  return {
    replyRef: drawRef(random),
    replyUrl: drawReplyUrl(random),
    renderMs: drawRenderMs(kind, random),
    outcome: drawOutcome(random),
  };
}
