import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getSharedView } from "@/lib/server/shared/get-shared-view";

export const metadata: Metadata = { title: "Slotwatch", icons: "/icons/unknown.svg" };

interface PageProps {
  params: Promise<{ id: string }>;
}

/** What a link shows: the projection of its share and nothing else. */
export default async function Page({ params }: PageProps) {
  const { share } = await requirePageAccess("/shared/[id]", (await params).id);
  if (share === null) notFound();
  const { snapshot, problem } = await getSharedView().envelope(share, null);
  return (
    <main id="main" tabIndex={-1} className="page-width py-16 outline-none">
      <h1 className="answer-sentence font-semibold">{share.label}</h1>
      {problem ? <p>{problem.message}</p> : null}
      <ul>
        {snapshot?.accounts.map(({ id, name, executing, maxJobs }) => (
          <li key={id}>
            {name ?? id}: {executing ?? "?"} of {maxJobs ?? "?"} running
          </li>
        ))}
      </ul>
      <ul>
        {snapshot?.jobs.map(({ id, kind, ref }) => (
          <li key={id}>
            {kind} {ref ?? id}
          </li>
        ))}
      </ul>
    </main>
  );
}
