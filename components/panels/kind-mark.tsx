import { CircleHelp, Image as ImageIcon, Mic, Music, Play, type IconNode } from "lucide";
import { Icon } from "@/components/ui/icon";
import type { JobKind } from "@/lib/domain/kind";

const ICONS: Record<JobKind, IconNode> = {
  video: Play,
  image: ImageIcon,
  speech: Mic,
  music: Music,
  unknown: CircleHelp,
};

/** A kind as shape and word. */
export function KindMark({ kind, label }: { kind: JobKind; label: string }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <Icon icon={ICONS[kind]} className="size-3.5 shrink-0 stroke-[1.75] text-dim" />
      {label}
    </span>
  );
}
