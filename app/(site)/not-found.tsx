import type { Metadata } from "next";
import { MessageScreen } from "@/components/screens/message-screen";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found · Slotwatch", icons: "/icons/unknown.svg" };

/** No such address. */
export default function NotFound() {
  return (
    <MessageScreen title="There is no such page" actions={<LinkButton href="/">Go to the live view</LinkButton>}>
      <p>The address may be mistyped, or it is a link that has ended.</p>
    </MessageScreen>
  );
}
