// The lazy chunk: everything that imports Recharts hangs here, and here alone.
export { ElapsedBars } from "./elapsed-bars";
export { HourStrips } from "./hour-strips";
export { NowBars } from "./now-bars";
