import type { ReactNode } from "react";

/**
 * What the board's shapes mean: each the same drawing as a cell's, in small, with its word. All of them always, the rare ones
 * too: a key that grows with what is on the board would push the board down. From 960 to 1280 px it has a line of its own, wide
 * enough for that, and with room for the time of old data: beside the title it would have to leave as soon as usual times are known, and what is said there grows.
 */
export function Legend() {
  return (
    <ul className="legend flex flex-wrap items-baseline gap-x-3.5 gap-y-1 text-caption text-dim">
      {/* Where no cell has a tick yet its word keeps its place, and is not seen (slot-board.tsx); where none ever has there is no word (slot-board-dense.module.css). */}
      <Entry
        word={
          <span>
            running<span className="tick-word in-[.plain]:invisible">, tick at usual</span>
          </span>
        }
      >
        <rect x="4" y="1" width="4" height="10" className="fill-running" />
      </Entry>
      <Entry word="slow">
        {/* The hatch of slow cells, defined once a page: here it is no part of the page's scripts. */}
        <pattern id="slot-hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="4.5" height="9" className="fill-panel" />
        </pattern>
        <path d="M6 1.5 11 11H1z" className="fill-slow" />
      </Entry>
      <Entry word="stuck">
        <rect x="1.5" y="1.5" width="9" height="9" className="fill-stuck" />
      </Entry>
      <Entry word="free">
        <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" className="fill-none stroke-dim" />
      </Entry>
      <Entry word="not offered">
        <rect x="1.5" y="1.5" width="9" height="9" className="fill-none stroke-dim" strokeDasharray="1.5 1.5" />
        <path d="M1.5 1.5 10.5 10.5" className="stroke-dim" />
      </Entry>
      <Entry word="in use, job not listed">
        <rect x="1.5" y="1.5" width="9" height="9" className="fill-none stroke-running" strokeDasharray="3 2" />
      </Entry>
      <Entry word="holds no slot">
        <path d="M6 2v8M2 6h8" className="stroke-uncounted" strokeWidth="2" />
      </Entry>
    </ul>
  );
}

function Entry({ word, children }: { word: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-baseline gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className="size-3 shrink-0 self-center">
        {children}
      </svg>
      {word}
    </li>
  );
}
