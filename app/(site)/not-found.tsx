import { MessageScreen } from "@/components/screens/message-screen";
import { LinkButton } from "@/components/ui/link-button";

/** What a page's own guard ends in, should proxy.ts ever have let somebody through. Title and icon stand in the page, for Next leaves a page's metadata out when the page itself says "not found". */
export default function NotFound() {
  return (
    <MessageScreen title="There is no such page" actions={<LinkButton href="/">Go to the live view</LinkButton>}>
      <title>Not found · Slotwatch</title>
      <link rel="icon" type="image/svg+xml" href="/icons/unknown.svg" />
      <p>The address may be mistyped, or it is a link that has ended.</p>
    </MessageScreen>
  );
}
