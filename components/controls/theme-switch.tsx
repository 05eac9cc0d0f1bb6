"use client";

import { memo, useId } from "react";
import { THEMES, type Theme } from "@/lib/domain/view-state";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { useTheme } from "@/lib/client/use-theme";
import { parseTheme } from "@/lib/domain/theme";

const LABELS: Record<Theme, string> = { light: "Light", dark: "Dark", system: "System" };

const checkedOf = (switcher: HTMLElement) => switcher.querySelector<HTMLInputElement>("input:checked")?.value ?? "";

/** Light, dark, or what the system says. Not drawn with each poll: React would write its inputs anew each time. */
export const ThemeSwitch = memo(function ThemeSwitch({ initialTheme }: { initialTheme: Theme }) {
  const [theme, setTheme] = useTheme(initialTheme);
  const name = useId();
  const ref = useEarlyInput<HTMLFieldSetElement>(theme, checkedOf, (early) => setTheme(parseTheme(early)));
  return (
    <fieldset ref={ref} className="flex items-center gap-2 noscript:hidden">
      <legend className="sr-only">Theme</legend>
      <div className="flex rounded-lg border border-edge bg-panel p-0.5">
        {THEMES.map((choice) => (
          <label key={choice} className="theme-choice text-small">
            <input
              type="radio"
              name={name}
              value={choice}
              autoComplete="off"
              // As large as its label, so that a browser that scrolls to it brings the whole of it in sight.
              className="absolute inset-0 cursor-pointer opacity-0"
              checked={theme === choice}
              onChange={() => setTheme(choice)}
            />
            {LABELS[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
});
