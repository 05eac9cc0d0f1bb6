"use client";

import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

export interface CopyButtonProps {
  /** What lands on the clipboard. */
  text: string;
  /** Accessible name, which holds what is seen: "Copy id of studio-east". */
  label: string;
  /** What the button says: "copy id". */
  children: string;
  /** As of `Button`; small unless told. */
  size?: ButtonProps["size"];
  className?: string;
}

const SAID_FOR_MS = 1_600;

/** Copies a text and says so in place, in the width of its usual words. */
export function CopyButton({ text, label, children, size = "small", className = "" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  // A live region must stand before it speaks; one for each of a hundred buttons that nobody is near would be too many.
  const [isNear, setIsNear] = useState(false);
  const come = () => setIsNear(true);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "failed");
  return (
    <>
      <Button
        size={size}
        aria-label={label}
        title={text}
        onFocus={come}
        onPointerDown={come}
        onClick={copy}
        className={`${size === "small" ? "font-times" : ""} ${className}`}
      >
        {outcome === null ? (
          children
        ) : (
          <span className="grid">
            <span className="invisible col-start-1 row-start-1">{children}</span>
            <span className="col-start-1 row-start-1">{outcome}</span>
          </span>
        )}
      </Button>
      {isNear && (
        <span role="status" className="sr-only">
          {outcome && (outcome === "copied" ? "Copied." : "Could not copy.")}
        </span>
      )}
    </>
  );
}
