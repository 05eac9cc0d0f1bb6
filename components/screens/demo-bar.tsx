"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { askNow } from "@/lib/client/ask-now";
import { useDemo } from "@/lib/client/use-demo";
import { DEMO_SCENES, DEMO_SCENE_LABELS, type DemoScene } from "@/lib/domain/demo";

/** Says "Demo data" on every page of a demo, and switches what is played. */
export function DemoBar() {
  const { scene, choose } = useDemo();
  const [hasFailed, setHasFailed] = useState(false);
  const scenes = useRef<HTMLDivElement>(null);
  // Not `scrollIntoView`: it would take the page along, to a bar that is far above what somebody reads.
  useEffect(() => {
    const row = scenes.current;
    const chosen = row?.querySelector("[aria-pressed=true]")?.getBoundingClientRect();
    if (!row || !chosen) return;
    const room = row.getBoundingClientRect();
    row.scrollLeft += Math.max(0, chosen.right - room.right) - Math.max(0, room.left - chosen.left);
  }, [scene]);

  const play = async (next: DemoScene) => {
    try {
      await choose(next);
      setHasFailed(false);
    } catch {
      return setHasFailed(true);
    }
    askNow();
  };
  return (
    <aside aria-label="Demo" className="border-b border-line bg-panel">
      <div className="page-width flex items-center gap-x-4 py-1.5 text-small">
        <p className="shrink-0 rounded-md bg-uncounted-fill px-2 py-0.5 font-semibold text-uncounted">Demo data</p>
        {/* On a phone the row scrolls sideways: three rows of buttons would push the answer down. */}
        <div ref={scenes} role="group" aria-label="Scene" className="flex gap-1.5 overflow-x-auto p-0.5">
          {DEMO_SCENES.map((each) => (
            <Button key={each} size="small" aria-pressed={scene === each} onClick={() => void play(each)}>
              {DEMO_SCENE_LABELS[each]}
            </Button>
          ))}
        </div>
        <p role="status">{hasFailed ? "The scene could not be changed." : ""}</p>
      </div>
    </aside>
  );
}
