import { CircleHelp, Image as ImageIcon, Mic, Music, Play, type LucideIcon } from "lucide-react";
import type { JobKind } from "@/lib/domain/kind";

const ICONS: Record<JobKind, LucideIcon> = {
  video: Play,
  image: ImageIcon,
  speech: Mic,
  music: Music,
  unknown: CircleHelp,
};

/** A kind as shape and word. */
export function KindMark({ kind, label }: { kind: JobKind; label: string }) {
  const Icon = ICONS[kind];
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-dim" strokeWidth={1.75} />
      {label}
    </span>
  );
}
