import type { Config } from "tailwindcss";

/**
 * The design tokens as Tailwind names. Their values are CSS variables in app/globals.css, so that
 * theme and colourless (old data) are one attribute each and no component knows either.
 */
const config: Config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        ground: "var(--ground)",
        panel: "var(--panel)",
        line: "var(--line)",
        text: "var(--text)",
        dim: "var(--dim)",
        running: "var(--running)",
        slow: "var(--slow)",
        stuck: "var(--stuck)",
        free: "var(--free)",
        uncounted: "var(--uncounted)",
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
    },
  },
};

export default config;
