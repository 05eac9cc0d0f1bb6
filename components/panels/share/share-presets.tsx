import { useId } from "react";
import type { Preset } from "@/lib/view/share-draft";

interface SharePresetsProps {
  value: Preset;
  onChange: (preset: Preset) => void;
  /** Whether a wall can be shared; else a screen gets the live view. */
  hasWall: boolean;
}

/** For whom: each sets all that follows, and all of it can be changed afterwards. */
export function SharePresets({ value, onChange, hasWall }: SharePresetsProps) {
  const name = useId();
  const presets: { key: Preset; title: string; text: string }[] = [
    { key: "teammate", title: "Teammate", text: "This view, names shown, for 30 days" },
    { key: "client", title: "Client", text: "Only jobs with their reference, accounts hidden, for 7 days" },
    {
      key: "screen",
      title: "Screen",
      text: `${hasWall ? "The wall" : "This view"} for a monitor that opens it at every boot; never ends`,
    },
    { key: "other", title: "Someone else", text: "Everything hidden until you say otherwise" },
  ];
  return (
    <fieldset>
      <legend className="mb-1.5 text-small font-medium">For</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {presets.map(({ key, title, text }) => (
          <label
            key={key}
            className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-edge px-3 py-2 hover:bg-raised has-checked:border-dim has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-running"
          >
            <input
              type="radio"
              name={name}
              checked={value === key}
              onChange={() => onChange(key)}
              className="mt-1 size-3.5 shrink-0 accent-running outline-none"
            />
            <span className="min-w-0">
              <span className="block font-semibold">{title}</span>
              <span className="block text-small text-dim">{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
