import { CopyButton } from "@/components/ui/copy-button";
import type { WallCommands } from "@/lib/view/wall-commands";

/** Commands of one kind of machine, each with a button that copies it. */
export function CommandList({ commands: { title, steps } }: { commands: WallCommands }) {
  return (
    <section className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      {steps.map(({ text, command }) => (
        <div key={text} className="mt-2">
          <p className="text-small text-dim">{text}</p>
          <div className="mt-1 flex items-start gap-2">
            <code className="min-w-0 flex-1 rounded-lg border border-line bg-ground px-3 py-1.5 text-small wrap-anywhere">
              {command}
            </code>
            <CopyButton text={command} label={`Copy for ${title}: ${text}`} className="noscript:hidden">
              copy
            </CopyButton>
          </div>
        </div>
      ))}
    </section>
  );
}
