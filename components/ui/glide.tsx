"use client";

import { Component, createRef, type ReactNode } from "react";

interface GlideProps {
  /** Changes whenever what stands above may have changed its height. */
  cause: string;
  children: ReactNode;
}

const MOVE = { duration: 320, easing: "cubic-bezier(0.2, 0, 0, 1)" };
/** In place of the glide for those who asked for less motion: nothing crosses the screen. */
const DISSOLVE = { duration: 240, easing: "ease-out" };
const STILL = "(prefers-reduced-motion: reduce)";

/**
 * Content below something that comes and goes. It takes its new place by a glide that starts where it stood, so that
 * what is read or pressed does not jump away; a transform moves no layout. Where the page is scrolled the browser itself
 * holds the content in place. Whoever asked for less motion sees it come up in its new place.
 */
export class Glide extends Component<GlideProps> {
  private readonly box = createRef<HTMLDivElement>();

  /** Where the content stands just before the change: a kept figure would be wrong after a resize. */
  override getSnapshotBeforeUpdate(before: GlideProps): number | null {
    if (before.cause === this.props.cause || window.scrollY > 0) return null;
    return this.box.current?.getBoundingClientRect().top ?? null;
  }

  override componentDidUpdate(_before: GlideProps, _state: unknown, stoodAt: number | null) {
    const box = this.box.current;
    if (stoodAt === null || box === null) return;
    for (const running of box.getAnimations()) running.cancel();
    const by = stoodAt - box.getBoundingClientRect().top;
    if (by === 0) return;
    if (window.matchMedia(STILL).matches) box.animate([{ opacity: 0 }, { opacity: 1 }], DISSOLVE);
    else box.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], MOVE);
  }

  override render() {
    return <div ref={this.box}>{this.props.children}</div>;
  }
}
