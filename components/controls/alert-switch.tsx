interface AlertSwitchProps {
  /** `refused`: on, but the browser allows no notifications here. */
  state: "off" | "on" | "refused";
  onTurn: (isOn: boolean) => void;
}

/**
 * One switch: a notification and a sound when a job of the current filter ends. The press is what lets the browser ask for
 * leave, and what lets it play sound; it plays once, so that one knows what to listen for.
 */
export function AlertSwitch({ state, onTurn }: AlertSwitchProps) {
  const isOn = state !== "off";
  return (
    <span className="flex flex-wrap items-center gap-x-3 noscript:hidden">
      {state === "refused" && (
        <span className="text-caption text-dim">sound only: this browser allows no notifications here</span>
      )}
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        onClick={() => onTurn(!isOn)}
        className="group inline-flex min-h-6 items-center gap-2 rounded-md text-small text-dim hover:text-text aria-checked:text-text"
      >
        Tell me when a job ends
        <svg aria-hidden="true" viewBox="0 0 28 16" width="28" height="16" className="h-4 w-7">
          <rect
            x=".5"
            y=".5"
            width="27"
            height="15"
            rx="7.5"
            className="fill-ground stroke-dim group-aria-checked:fill-text group-aria-checked:stroke-text"
          />
          <circle
            cx="8"
            cy="8"
            r="4.5"
            className="fill-dim group-aria-checked:translate-x-3 group-aria-checked:fill-ground"
          />
        </svg>
      </button>
    </span>
  );
}
