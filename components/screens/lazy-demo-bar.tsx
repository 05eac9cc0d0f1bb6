"use client";

import dynamic from "next/dynamic";

/** The demo's bar in a chunk of its own: who watches real accounts never loads it. In a demo it is in the first HTML. */
export const LazyDemoBar = dynamic(() => import("./demo-bar").then((module) => module.DemoBar));
