"use client";

import { Component, type ReactNode } from "react";
import { Button } from "./button";

interface LazyBoundaryProps {
  /** What is missing when it can't be loaded: "The drawing". */
  what: string;
  children: ReactNode;
}

/**
 * Stands in for what is loaded lazily and can't be. The usual cause is a page that outlived a deploy: its lazy chunk is gone
 * from the server, and React keeps the failed import, so only a reload helps. What stands beside it goes on.
 */
export class LazyBoundary extends Component<LazyBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    // Caught here it never reaches the window, where the offer to load the page anew waits for it (use-is-outdated.ts).
    window.dispatchEvent(new ErrorEvent("error", { error }));
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="flex h-full flex-wrap content-center items-center justify-center gap-2 text-small text-dim">
        {this.props.what} could not be loaded.
        <Button size="small" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </p>
    );
  }
}
