"use client";

import { useSyncExternalStore } from "react";

/** Where this browser remembers that it wants to be told. */
const STORAGE_KEY = "slotwatch-alerts";

/** `refused`: the browser or its owner does not allow notifications; the sound alone remains. */
export type AlertState = "off" | "on" | "refused";

const listeners = new Set<() => void>();
let state: AlertState | null = null;

function permission(): NotificationPermission | "missing" {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

function stored(): boolean {
  try {
    return window.localStorage.getItem(STORAGE_KEY) === "1";
  } catch {
    // Storage may be forbidden; then the switch lasts as long as the page.
    return false;
  }
}

function remember(isOn: boolean): void {
  try {
    if (isOn) window.localStorage.setItem(STORAGE_KEY, "1");
    else window.localStorage.removeItem(STORAGE_KEY);
  } catch {
    // As above.
  }
}

const onState = (): AlertState => (permission() === "granted" ? "on" : "refused");

function read(): AlertState {
  state ??= stored() ? onState() : "off";
  return state;
}

function set(next: AlertState): void {
  state = next;
  remember(next !== "off");
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Turns alerts on. Call it from a press: browsers ask for leave only then, and let sound play only after one. */
export async function turnAlertsOn(): Promise<void> {
  if (permission() === "default") await Notification.requestPermission();
  // A question that was only closed is no refusal: it may be asked again.
  set(permission() === "default" ? "off" : onState());
}

/** Turns alerts off. */
export function turnAlertsOff(): void {
  set("off");
}

/** Whether this viewer wants to be told when jobs end. Remembered by the browser, off at first. */
export function useAlertState(): AlertState {
  return useSyncExternalStore(subscribe, read, () => "off");
}
