import { useId } from "react";

interface CheckFieldProps {
  label: string;
  /** Dim, beside the label: what it means. */
  detail?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One choice, on or off, in a form. */
export function CheckField({ label, detail, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="my-1.5 size-4 shrink-0 accent-running"
      />
      <label htmlFor={id} className="min-w-0 cursor-pointer py-1">
        {label} {detail === undefined ? null : <span className="text-small text-dim">{detail}</span>}
      </label>
    </div>
  );
}
