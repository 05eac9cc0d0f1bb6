interface MenuCheckProps {
  label: string;
  /** Said beside the label, dim: a whole id. */
  detail?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One choice of several in a menu. */
export function MenuCheck({ label, detail, checked, onChange }: MenuCheckProps) {
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-running"
      />
      <span className="flex min-w-0 flex-1 items-baseline gap-2 py-1">
        <span className="max-w-full shrink-0 truncate">{label}</span>
        {detail && <span className="ml-auto min-w-0 truncate font-times text-caption text-dim">{detail}</span>}
      </span>
    </label>
  );
}
