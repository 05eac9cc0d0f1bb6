/** Two short notes, a fourth apart: heard across a room, over before it annoys. */
const NOTES = [
  { hertz: 659.25, atS: 0 },
  { hertz: 880, atS: 0.14 },
] as const;
const LENGTH_S = 0.35;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

/** A sound that the browser allows later than this is no news any more. */
const LATE_MS = 1_000;

/**
 * Plays the chime, made by the browser itself: no file is loaded. Browsers let sound play only after a press on the page, so the
 * press that turns alerts on plays it once. Silent where sound is not allowed, and it stays so: what waited for a press would
 * all sound at once with it.
 */
export function playChime(): void {
  if (typeof AudioContext === "undefined") return;
  const sound = (context ??= new AudioContext());
  const askedMs = performance.now();
  const ring = () => {
    if (performance.now() - askedMs < LATE_MS) for (const note of NOTES) play(sound, note);
  };
  if (sound.state === "running") ring();
  else sound.resume().then(ring, () => undefined);
}

function play(sound: AudioContext, { hertz, atS }: (typeof NOTES)[number]): void {
  const startS = sound.currentTime + atS;
  const tone = sound.createOscillator();
  const gain = sound.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  // A tone that starts or stops at full strength clicks.
  gain.gain.setValueAtTime(0.0001, startS);
  gain.gain.exponentialRampToValueAtTime(LOUDNESS, startS + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, startS + LENGTH_S);
  tone.connect(gain).connect(sound.destination);
  tone.start(startS);
  tone.stop(startS + LENGTH_S);
}
