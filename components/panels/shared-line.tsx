/** Above a shared screen: for whom it is, how long, and what is left out. Cut on the server; the line only says so. */
export function SharedLine({ text }: { text: string }) {
  return (
    <p className="mt-5 w-fit max-w-full rounded-lg border border-edge bg-panel px-3 py-1.5 text-small wrap-anywhere text-dim">
      {text}
    </p>
  );
}
