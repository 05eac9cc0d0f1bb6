import { MessageScreen } from "@/components/screens/message-screen";
import { FOREIGN_HOST_MESSAGE } from "@/lib/server/access/host";

/** Asked under a Host name that is not answered. Title and icon stand in the page, as on the one for unknown addresses. */
export default function Forbidden() {
  return (
    <MessageScreen title="Slotwatch does not answer under this name">
      <title>Not answered here · Slotwatch</title>
      <link rel="icon" type="image/svg+xml" href="/icons/unknown.svg" />
      <p>{FOREIGN_HOST_MESSAGE}</p>
    </MessageScreen>
  );
}
