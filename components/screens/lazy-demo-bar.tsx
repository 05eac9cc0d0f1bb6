"use client";

import { lazy } from "react";

const DemoBar = lazy(() => import("./demo-bar").then((module) => ({ default: module.DemoBar })));

/**
 * The demo's bar in a chunk of its own: who watches real accounts never loads it. In a demo it is in the first HTML, and without
 * a boundary of its own: that would send it after the page, which it then pushes down. React's own `lazy`, for `next/dynamic` is
 * 1 KB in everybody's first load.
 */
export function LazyDemoBar() {
  return <DemoBar />;
}
