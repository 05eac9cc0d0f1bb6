// The lazy chunk: everything that imports Recharts hangs here, and here alone.
import { fitPaper } from "./fit-paper";
import { stampPaper } from "./stamp-paper";

export { ElapsedBars } from "./elapsed-bars";
export { HistoryDurations } from "./history-durations";
export { HistoryFinished } from "./history-finished";
export { HistorySlots } from "./history-slots";
export { HourStrips } from "./hour-strips";
export { NowBars } from "./now-bars";

window.addEventListener("beforeprint", fitPaper);
// Here because it is wanted by nobody's first load, and this chunk comes to every page that has figures.
window.addEventListener("beforeprint", stampPaper);
