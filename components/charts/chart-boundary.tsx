"use client";

import { Component, type ReactNode } from "react";

/**
 * Stands in for a chart that cannot be drawn. The usual cause is a page that outlived a deploy: its lazy chunk is gone
 * from the server, and React keeps the failed import, so only a reload helps. The numbers beside it stay readable.
 */
export class ChartBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="flex h-full flex-wrap content-center items-center justify-center gap-2 text-sm text-dim">
        The drawing could not be loaded.
        <button
          type="button"
          className="min-h-6 rounded-md border border-line px-2 text-text"
          onClick={() => window.location.reload()}
        >
          Reload
        </button>
      </p>
    );
  }
}
