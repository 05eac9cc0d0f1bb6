import type { Metadata } from "next";
import { MessageScreen } from "@/components/screens/message-screen";
import { FOREIGN_HOST_MESSAGE } from "@/lib/server/access/host";

export const metadata: Metadata = { title: "Not answered here · Slotwatch", icons: "/icons/unknown.svg" };

/** Asked under a Host name that is not answered. */
export default function Forbidden() {
  return (
    <MessageScreen title="Slotwatch does not answer under this name">
      <p>{FOREIGN_HOST_MESSAGE}</p>
    </MessageScreen>
  );
}
