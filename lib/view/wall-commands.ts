/** Commands to paste for one kind of machine. */
export interface WallCommands {
  title: string;
  /** What the commands do, and where to type them. */
  steps: readonly { text: string; command: string }[];
}

/** A kiosk asks nobody anything, and a covered window is not slowed down. */
const FLAGS = [
  ...["--kiosk", "--no-first-run", "--noerrdialogs", "--disable-session-crashed-bubble"],
  ...["--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows"],
].join(" ");

/**
 * A link as it may stand between quotes in any shell: whatever a shell could take for its own is percent-encoded. The link
 * holds what somebody's address bar held, and these commands are made to be pasted.
 */
export function shellSafe(link: string): string {
  return link.replace(/[^\w\-.~:/?#[\]@&=+,%]/gu, (mark) =>
    Array.from(new TextEncoder().encode(mark), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
      "",
    ),
  );
}

/**
 * How to open a wall on a machine of its own and keep its screen on. Flags are Chromium's; `do_blanking 1` is raspi-config's
 * "no"; `powercfg` counts minutes, 0 is never.
 */
export function wallCommands(link: string): WallCommands[] {
  const quoted = `"${shellSafe(link)}"`;
  const profile = '--user-data-dir="$HOME/.config/slotwatch-wall"';
  return [
    {
      title: "Linux",
      steps: [
        {
          text: "Open the wall, in a profile of its own:",
          command: `chromium ${FLAGS} --password-store=basic ${profile} ${quoted}`,
        },
        { text: "Keep the screen on (X11):", command: "xset s off s noblank -dpms" },
        {
          text: "Keep it on (GNOME):",
          command:
            "gsettings set org.gnome.desktop.session idle-delay 0; gsettings set org.gnome.settings-daemon.plugins.power sleep-inactive-ac-type nothing",
        },
      ],
    },
    {
      title: "Windows",
      steps: [
        { text: "Open the wall in Chrome (command prompt):", command: `start "" chrome ${FLAGS} ${quoted}` },
        {
          text: "Or in Edge:",
          command: `start "" msedge --edge-kiosk-type=fullscreen ${FLAGS} ${quoted}`,
        },
        {
          text: "Keep the screen and the machine on:",
          command: "powercfg /change monitor-timeout-ac 0 & powercfg /change standby-timeout-ac 0",
        },
      ],
    },
    {
      title: "Raspberry Pi",
      steps: [
        {
          text: "Open the wall at each start (Raspberry Pi OS with desktop):",
          command: `mkdir -p ~/.config/labwc && echo 'chromium ${FLAGS} --password-store=basic ${quoted} &' >> ~/.config/labwc/autostart`,
        },
        { text: "Keep the screen on:", command: "sudo raspi-config nonint do_blanking 1" },
      ],
    },
  ];
}
