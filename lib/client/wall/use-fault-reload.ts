"use client";

import { useEffect } from "react";
import { checkIn } from "./check-in";
import { faultDelayMs } from "./renewal-policy";
import { safeReload } from "../safe-reload";

const KEY = "slotwatch-wall-fault";

function lastReloadAtMs(): number | null {
  try {
    return Number(sessionStorage.getItem(KEY)) || null;
  } catch {
    return null;
  }
}

/** Loads a broken wall anew, at most once a minute, and goes on trying while the server is away. */
export function useFaultReload(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const reload = async () => {
      // The watchdog would reload as well, without counting.
      checkIn();
      try {
        sessionStorage.setItem(KEY, String(Date.now()));
      } catch {
        // Nothing to remember it in; the pause below still holds for this page.
      }
      if (!(await safeReload()) && !isOver) plan();
    };
    const plan = () => {
      timer = setTimeout(() => void reload(), faultDelayMs(lastReloadAtMs(), Date.now()));
    };
    checkIn();
    plan();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
}
