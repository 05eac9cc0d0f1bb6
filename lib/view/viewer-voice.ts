import type { Viewer } from "./viewer";
import { toViewerAnswer } from "./viewer-answer";
import { toViewerTrouble, viewerRetryText } from "./viewer-trouble";
import type { Voice } from "./voice";

/** The voice of a link. Apart from the operator's, whose pages need not load it. */
export function viewerVoice(viewer: Viewer): Voice {
  return {
    answer: (input) => toViewerAnswer(input, viewer),
    trouble: toViewerTrouble,
    retryText: viewerRetryText,
  };
}
