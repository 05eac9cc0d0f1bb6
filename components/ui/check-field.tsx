interface CheckFieldProps {
  label: string;
  /** Dim, beside the label: what it means. */
  detail?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One choice, on or off, in a form. */
export function CheckField({ label, detail, checked, onChange }: CheckFieldProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="my-1.5 size-4 shrink-0 accent-running"
      />
      <span className="min-w-0 py-1">
        {label} {detail === undefined ? null : <span className="text-small text-dim">{detail}</span>}
      </span>
    </label>
  );
}
