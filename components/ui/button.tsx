import type { ButtonHTMLAttributes } from "react";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `small` sits within a line of text, still 24 px high. */
  size?: "normal" | "small";
  /** Whether a press takes it away: the focus then goes to the group it stands in, if that can take it, else to the page's main part. */
  isPassing?: boolean;
}

const SIZES = {
  normal: "min-h-8 rounded-lg px-3 text-small",
  small: "min-h-6 rounded-md px-2 text-caption",
};

/**
 * A thing to press. Never a link: what changes the address is an `<a>`. One that can't be pressed keeps the focus it has, unless it
 * would send a form.
 */
export function Button(props: ButtonProps) {
  const {
    size = "normal",
    className = "",
    type = "button",
    disabled = false,
    isPassing = false,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type={type}
      disabled={disabled && type === "submit"}
      aria-disabled={disabled || undefined}
      onClick={(event) => {
        if (disabled) return;
        if (isPassing) event.currentTarget.closest<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
        onClick?.(event);
      }}
      className={`button ${SIZES[size]} ${className}`}
      {...rest}
    />
  );
}
