import { splitLabel } from "@/lib/view/split-label";

/** A name whose end stays to be seen where it has no room: in a block that is cut (`truncate`), it is cut before its end (`.cut` in pieces.css). */
export function CutName({ label }: { label: string }) {
  const { name, end } = splitLabel(label);
  if (end === "") return label;
  return (
    <>
      <span className="cut">{name}</span>
      {end}
    </>
  );
}
