import { readClocks, type ClockReading } from "./server-clock";

/**
 * The browser's clocks when the page's HTML began to arrive: the moment the `now` inside it speaks of. Scripts run
 * later, on a slow phone seconds later, and data must not look younger for it.
 */
export function readHtmlClocks(): ClockReading {
  const reading = readClocks();
  const [navigation] = performance.getEntriesByType("navigation");
  const arrivedMs = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
  if (!(arrivedMs > 0 && arrivedMs < reading.monotonicMs)) return reading;
  return { monotonicMs: arrivedMs, wallMs: reading.wallMs - (reading.monotonicMs - arrivedMs) };
}
