"use client";

import dynamic from "next/dynamic";

// One import, so one chunk: Recharts weighs about 100 KB compressed and must neither sit on the first load's path nor
// arrive twice. The places are kept by the panels, so nothing shifts when it arrives.
const drawings = () => import("./drawings");

/** Executing against max, now: see now-bars.tsx. */
export const LazyNowBars = dynamic(() => drawings().then((module) => module.NowBars), { ssr: false });

/** Executing against max, over the last hour: see hour-strips.tsx. */
export const LazyHourStrips = dynamic(() => drawings().then((module) => module.HourStrips), { ssr: false });

/** Elapsed by job: see elapsed-bars.tsx. */
export const LazyElapsedBars = dynamic(() => drawings().then((module) => module.ElapsedBars), { ssr: false });

/** Slots in use over time, with the time at zero free below: see history-slots.tsx. */
export const LazyHistorySlots = dynamic(() => drawings().then((module) => module.HistorySlots), { ssr: false });

/** Finished jobs by kind: see history-finished.tsx. */
export const LazyHistoryFinished = dynamic(() => drawings().then((module) => module.HistoryFinished), { ssr: false });

/** How long jobs took: see history-durations.tsx. */
export const LazyHistoryDurations = dynamic(() => drawings().then((module) => module.HistoryDurations), { ssr: false });
