import { useId } from "react";

interface MenuCheckProps {
  label: string;
  /** Said beside the label, dim: a whole id. */
  detail?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One choice of several in a menu. */
export function MenuCheck({ label, detail, checked, onChange }: MenuCheckProps) {
  const id = useId();
  return (
    <div className="flex min-h-8 items-center gap-2.5 rounded-md px-2 hover:bg-raised">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-running"
      />
      <label htmlFor={id} className="flex min-w-0 flex-1 cursor-pointer items-baseline gap-2 py-1">
        <span className="max-w-full shrink-0 truncate">{label}</span>
        {detail && <span className="ml-auto min-w-0 truncate font-times text-caption text-dim">{detail}</span>}
      </label>
    </div>
  );
}
