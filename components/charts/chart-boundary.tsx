"use client";

import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { noteChunkFailure } from "@/lib/client/use-is-outdated";

/**
 * Stands in for a chart that cannot be drawn. The usual cause is a page that outlived a deploy: its lazy chunk is gone
 * from the server, and React keeps the failed import, so only a reload helps. The numbers beside it stay readable.
 */
export class ChartBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    noteChunkFailure(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="flex h-full flex-wrap content-center items-center justify-center gap-2 text-small text-dim">
        The drawing could not be loaded.
        <Button size="small" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </p>
    );
  }
}
