/** Why nothing here can be changed, and what goes on meanwhile. */
export function StoreAway({ message }: { message: string }) {
  return (
    <section
      aria-label="Trouble"
      className="mb-4 rounded-xl border border-l-[5px] border-stuck bg-panel px-4 py-3.5 sm:px-5"
    >
      <h2 className="text-large font-semibold">Revoking must wait: the links can&apos;t be reached</h2>
      <p className="mt-0.5 text-dim">
        {message} Until then links that were used within the last hour stay open to their end, others open nothing, and
        none can be made, paused or revoked.
      </p>
    </section>
  );
}
