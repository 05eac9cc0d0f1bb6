import type { ReactNode } from "react";
import { Header } from "@/components/panels/header";

interface MessageScreenProps {
  /** In the answer's place and size. */
  title: string;
  /** What it means and what to do. */
  children: ReactNode;
  actions?: ReactNode;
}

/** A page that has nothing to show but a sentence: not found, not allowed, broken. */
export function MessageScreen({ title, children, actions }: MessageScreenProps) {
  return (
    <>
      <Header current="" />
      <main id="main" tabIndex={-1} className="page-width py-16 outline-none">
        <h1 className="answer-sentence font-semibold text-balance">{title}</h1>
        <div className="mt-4 max-w-[68ch] text-large text-dim">{children}</div>
        {actions ? <div className="mt-6 flex flex-wrap gap-3">{actions}</div> : null}
      </main>
    </>
  );
}
