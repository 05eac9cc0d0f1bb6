"use client";

import { Component, type ReactNode } from "react";
import { Button } from "./button";

interface PartBoundaryProps {
  /** What is missing when it breaks: "The drawing". */
  what: string;
  children: ReactNode;
}

/** Stands in for a part of the page that broke while it was drawn, a mistake of ours. What stands beside it goes on. */
export class PartBoundary extends Component<PartBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <p className="flex h-full flex-wrap content-center items-center justify-center gap-2 text-small text-dim">
        {this.props.what} broke.
        <Button size="small" onClick={() => this.setState({ isBroken: false })}>
          Draw it again
        </Button>
      </p>
    );
  }
}
