import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInScreen } from "@/components/screens/sign-in-screen";
import { proveCaller } from "@/lib/server/access/caller";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { ownPath } from "@/lib/server/access/sign-in-address";

export const metadata: Metadata = { title: "Sign in · Slotwatch", icons: "/icons/unknown.svg" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where whoever is not signed in ends up. Who is, goes on at once. */
export default async function Page({ searchParams }: PageProps) {
  await requirePageAccess("/sign-in");
  const { to: wanted } = await searchParams;
  const to = (typeof wanted === "string" ? ownPath(wanted) : null) ?? "/";
  const { caller } = await proveCaller((await headers()).get("cookie"), "/", null);
  if (caller.isOperator) redirect(to);
  return <SignInScreen to={to} />;
}
