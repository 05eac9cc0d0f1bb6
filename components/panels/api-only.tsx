/** What the upstream's answer leaves out. Said always, or the numbers would claim to be all there is. */
export function ApiOnly() {
  return (
    <p className="px-0.5 text-small text-dim">
      Jobs started through the API only: what someone starts on the website is not in these numbers.
    </p>
  );
}
