"use client";

import { useRecording } from "@/lib/client/use-recording";
import type { FirstRecording } from "@/lib/domain/health";
import type { Moment } from "@/lib/view/moment";
import { recordingText } from "@/lib/view/recording-text";

/** Says that history is not being recorded, since when and why. Nothing while it is, or while nobody knows. */
export function RecordingNote({ first, ...moment }: Moment & { first?: FirstRecording }) {
  const { recording, reason } = useRecording(first);
  const text = recordingText(recording, reason, moment);
  if (text === null) return null;
  return (
    <p role="status" className="flex items-baseline gap-2 text-small">
      <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10" className="size-2.5 shrink-0 fill-slow">
        <path d="M5 0 10 10H0z" />
      </svg>
      {text}
    </p>
  );
}
