import type { Config } from "tailwindcss";

/**
 * The design tokens as Tailwind names. Their values are CSS variables in app/styles/colours.css, so that
 * theme and colourless (old data) are one attribute each and no component knows either.
 *
 * Type: at most three of these sizes in a panel. `caption` under things, `small` for labels and notes, `body`
 * for values and titles, `large` for a row's end, `figure` for facts, `lead` and `answer` for the sentence on top.
 */
const config: Config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        ground: "var(--ground)",
        panel: "var(--panel)",
        raised: "var(--raised)",
        line: "var(--line)",
        edge: "var(--edge)",
        field: "var(--field)",
        text: "var(--text)",
        dim: "var(--dim)",
        running: "var(--running)",
        "running-fill": "var(--running-fill)",
        slow: "var(--slow)",
        "slow-fill": "var(--slow-fill)",
        stuck: "var(--stuck)",
        "on-stuck": "var(--on-stuck)",
        free: "var(--free)",
        uncounted: "var(--uncounted)",
        "uncounted-fill": "var(--uncounted-fill)",
        "uncounted-strong": "var(--uncounted-strong)",
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      fontSize: {
        caption: ["0.75rem", { lineHeight: "1.125rem" }],
        small: ["0.8125rem", { lineHeight: "1.25rem" }],
        body: ["0.9375rem", { lineHeight: "1.375rem" }],
        large: ["1.125rem", { lineHeight: "1.5rem" }],
        figure: ["1.5rem", { lineHeight: "1.875rem" }],
        lead: ["1.75rem", { lineHeight: "2.125rem" }],
        answer: ["5.25rem", { lineHeight: "1" }],
      },
    },
  },
};

export default config;
