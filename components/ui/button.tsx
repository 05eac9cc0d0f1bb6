import type { ButtonHTMLAttributes } from "react";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `small` sits within a line of text, still 24 px high. */
  size?: "normal" | "small";
}

const SIZES = {
  normal: "min-h-8 rounded-lg px-3 text-small",
  small: "min-h-6 rounded-md px-2 text-caption",
};

/** A thing to press. Never a link: what changes the address is an `<a>`. */
export function Button({ size = "normal", className = "", type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex items-center justify-center gap-1.5 border border-edge bg-panel font-medium whitespace-nowrap text-text hover:bg-raised disabled:text-dim disabled:hover:bg-panel aria-pressed:border-dim aria-pressed:bg-raised ${SIZES[size]} ${className}`}
      {...rest}
    />
  );
}
