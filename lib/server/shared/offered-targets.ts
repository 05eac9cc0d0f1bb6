import type { ShareTarget } from "@/lib/domain/share";

/** The screens that pages under `/shared/<id>` draw for a viewer, and so the only ones a link is offered for. */
export const OFFERED_TARGETS: readonly ShareTarget[] = ["now", "history", "wall"];
