/** Two short notes, a fourth apart: heard across a room, over before it annoys. */
const NOTES = [
  { hertz: 659.25, atS: 0 },
  { hertz: 880, atS: 0.14 },
] as const;
const LENGTH_S = 0.35;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

/**
 * Wakes the browser's sound. Browsers let sound play only after a press on the page, so the press
 * that turns alerts on plays the chime once; without one it stays silent.
 */
function wakeSound(): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
}

/** Plays the chime, made by the browser itself: no file is loaded. Silent where sound is not allowed. */
export function playChime(): void {
  wakeSound();
  if (context === null || context.state === "closed") return;
  for (const { hertz, atS } of NOTES) {
    const startS = context.currentTime + atS;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.type = "sine";
    tone.frequency.value = hertz;
    // A tone that starts or stops at full strength clicks.
    gain.gain.setValueAtTime(0.0001, startS);
    gain.gain.exponentialRampToValueAtTime(LOUDNESS, startS + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, startS + LENGTH_S);
    tone.connect(gain).connect(context.destination);
    tone.start(startS);
    tone.stop(startS + LENGTH_S);
  }
}
