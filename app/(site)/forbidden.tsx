import { headers } from "next/headers";
import { MessageScreen } from "@/components/screens/message-screen";
import { hostRefusal } from "@/lib/server/access/host-policy";

/** Asked under a Host that is not answered. Title and icon stand in the page, as on the one for unknown addresses. */
export default async function Forbidden() {
  return (
    <MessageScreen title="Slotwatch does not answer here">
      <title>Not answered here · Slotwatch</title>
      <link rel="icon" type="image/svg+xml" href="/icons/unknown.svg" />
      <p>{hostRefusal((await headers()).get("host"))}</p>
    </MessageScreen>
  );
}
