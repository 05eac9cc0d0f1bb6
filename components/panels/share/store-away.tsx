interface StoreAwayProps {
  message: string;
  /** Whether the database is away; else it is our own server, or the way to it. */
  isStore: boolean;
}

/** Why nothing here can be changed, and what goes on meanwhile. */
export function StoreAway({ message, isStore }: StoreAwayProps) {
  return (
    <section
      aria-label="Trouble"
      className="mb-4 rounded-xl border border-l-[5px] border-stuck bg-panel px-4 py-3.5 sm:px-5"
    >
      <h2 className="text-large font-semibold">
        {isStore ? "Revoking must wait: the links can't be reached" : "This page is not up to date"}
      </h2>
      <p className="mt-0.5 text-dim">
        {message}{" "}
        {isStore
          ? "Until then links that were used within the last hour stay open to their end, others open nothing, and none can be made, changed, paused or revoked."
          : "Below stands what was last known; the page asks again by itself. Nothing is known of whether links open meanwhile."}
      </p>
    </section>
  );
}
