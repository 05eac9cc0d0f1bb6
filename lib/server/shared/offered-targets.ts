import type { ShareTarget } from "@/lib/domain/share";

/** The screens that `app/shared/[id]/page.tsx` can draw for a viewer, and so the only ones a link is offered for. */
export const OFFERED_TARGETS: readonly ShareTarget[] = ["now"];
