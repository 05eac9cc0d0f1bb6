"use client";

import { lazyPart } from "@/components/ui/lazy-part";

// One import, so one chunk: Recharts weighs about 100 KB compressed and must neither sit on the first load's path nor
// arrive twice. The places are kept by the panels, so nothing shifts when it arrives.
const drawings = () => import("./drawings");
const WHAT = "The drawing";

/** Executing against max, now: see now-bars.tsx. */
export const LazyNowBars = lazyPart(WHAT, () => drawings().then((module) => module.NowBars));

/** Executing against max, over the last hour: see hour-strips.tsx. */
export const LazyHourStrips = lazyPart(WHAT, () => drawings().then((module) => module.HourStrips));

/** Elapsed by job: see elapsed-bars.tsx. */
export const LazyElapsedBars = lazyPart(WHAT, () => drawings().then((module) => module.ElapsedBars));

/** Slots in use over time, with the time with none free below: see history-slots.tsx. */
export const LazyHistorySlots = lazyPart(WHAT, () => drawings().then((module) => module.HistorySlots));

/** Finished jobs by kind: see history-finished.tsx. */
export const LazyHistoryFinished = lazyPart(WHAT, () => drawings().then((module) => module.HistoryFinished));

/** How long jobs took: see history-durations.tsx. */
export const LazyHistoryDurations = lazyPart(WHAT, () => drawings().then((module) => module.HistoryDurations));
