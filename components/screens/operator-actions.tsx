"use client";

import { use, useState } from "react";
import { HeaderMenu, MenuAction, MenuLink } from "@/components/controls/header-menu";
import { Button } from "@/components/ui/button";
import { operateLazily } from "@/lib/client/operate-lazily";
import { SIGN_IN_PAGE } from "@/lib/client/paths";
import { useViewState } from "@/lib/client/use-view-state";
import type { ShareTarget } from "@/lib/domain/share";
import { carriedQuery } from "@/lib/domain/view-state";
import { AccountLabels } from "./account-labels";
import { useShareDialog } from "./use-share-dialog";

interface OperatorActionsProps {
  /** Screens a link can open. */
  targets: readonly ShareTarget[];
  /** The screen this is on: what a link is made to, unless told. */
  here?: ShareTarget;
  canSignOut: boolean;
  /** Called when a link was made. */
  onMade?: () => void;
}

/** What the operator can do from every page: share what is on screen, see the links, sign out. */
export function OperatorActions({ targets, here = "now", canSignOut, onMade }: OperatorActionsProps) {
  const [view] = useViewState();
  const labels = use(AccountLabels);
  const share = useShareDialog({ view, labels, targets, here, onMade });
  const [failure, setFailure] = useState("");
  const leave = async () => {
    const outcome = await operateLazily(({ signOut }) => signOut());
    if (outcome.ok) window.location.assign(SIGN_IN_PAGE);
    else setFailure(`Not signed out. ${outcome.message}`);
  };
  return (
    <>
      <div className="hidden sm:block noscript:hidden">
        <Button onClick={share.open} aria-haspopup="dialog">
          Share…
        </Button>
      </div>
      <HeaderMenu>
        {/* On a phone there is no room for it beside the data's age. */}
        <MenuAction onClick={share.open} className="sm:hidden noscript:hidden">
          Share…
        </MenuAction>
        <MenuLink href={`/shares${carriedQuery(view)}`}>Shared links</MenuLink>
        {canSignOut ? (
          <MenuAction onClick={() => void leave()} className="noscript:hidden">
            Sign out
          </MenuAction>
        ) : null}
      </HeaderMenu>
      <p role="status" className="text-small font-medium text-stuck empty:hidden">
        {share.failure || failure}
      </p>
      {share.dialog}
    </>
  );
}
