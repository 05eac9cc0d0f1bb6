// The lazy chunk: everything that imports Recharts hangs here, and here alone.
import { fitPaper } from "./fit-paper";

export { ElapsedBars } from "./elapsed-bars";
export { HistoryDurations } from "./history-durations";
export { HistoryFinished } from "./history-finished";
export { HistorySlots } from "./history-slots";
export { HourStrips } from "./hour-strips";
export { NowBars } from "./now-bars";

window.addEventListener("beforeprint", fitPaper);
