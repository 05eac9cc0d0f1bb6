"use client";

import { useMemo } from "react";
import { isHistory } from "@/lib/client/answer-guards";
import { historyPath } from "@/lib/client/paths";
import { useStandingAnswer } from "@/lib/client/wall/use-standing-answer";
import type { History } from "@/lib/domain/history";
import { toPastHour, type PastHour } from "@/lib/view/past-hour";
import type { FirstHistory } from "@/lib/view/wall-cut";

interface WallHistoryInput {
  /** What the first HTML knew. */
  first: FirstHistory;
  account: readonly string[];
  /** Where a share's viewer asks; absent for the operator. */
  route?: string;
}

export interface WallHistory {
  /** Of 24 hours; null while unknown. */
  day: History | null;
  /** The last hour; null while unknown, and while the database is away. */
  hour: PastHour | null;
  /** Whether our server says that its database does not answer. */
  isAway: boolean;
}

/** A minute is less than a pixel of the strip. Day and hour are asked for alike: both say how much was observed. */
const EVERY_MS = 60_000;

/** How it says so; what our server does not say, nobody knows. */
const STORE_AWAY = 503;

/** What was, for the wall: its last day and its last hour, asked for as long as it stands. */
export function useWallHistory({ first, account, route }: WallHistoryInput): WallHistory {
  const day = useStandingAnswer(historyPath("24h", account, { route }), EVERY_MS, isHistory);
  const hour = useStandingAnswer(historyPath("1h", account, { route }), EVERY_MS, isHistory);
  const pastHour = useMemo(() => (hour.answer === null ? first.hour : toPastHour(hour.answer)), [hour.answer, first]);
  const isHourAway = hour.refusedWith === STORE_AWAY;
  return {
    day: day.answer ?? first.day,
    hour: isHourAway ? null : pastHour,
    isAway:
      isHourAway || day.refusedWith === STORE_AWAY || (day.answer === null && day.refusedWith === null && first.isAway),
  };
}
