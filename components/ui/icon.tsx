import type { IconNode } from "lucide";
import { createElement } from "react";

interface IconProps {
  /** One of Lucide's drawings. */
  icon: IconNode;
  /** Size, colour and place, where the sheets do not say them. */
  className?: string;
}

/**
 * A small drawing beside a word, or in a button whose name says the same. The drawings are Lucide's; its React components would
 * be 2 KB of every first load, and 5 ms of the server for the hundreds of them in a large fleet's first HTML.
 */
export function Icon({ icon, className = "" }: IconProps) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" className={`icon ${className}`}>
      {icon.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
