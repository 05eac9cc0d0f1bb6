"use client";

import { SharedLine } from "@/components/panels/shared-line";
import { useNow } from "@/lib/client/use-now";
import type { SharedInfo } from "@/lib/domain/share";
import { sharedLine } from "@/lib/view/shared-line";

const STEP_MS = 15_000;

/** The line above a shared screen, which follows the time. */
export function SharedNote({ shared, nowMs }: { shared: SharedInfo; nowMs: number }) {
  const steppedMs = useNow(STEP_MS, nowMs);
  return <SharedLine text={sharedLine(shared, steppedMs)} />;
}
