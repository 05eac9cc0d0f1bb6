"use client";

import { Menu } from "@/components/controls/menu";

export interface ExportLink {
  label: string;
  detail: string;
  href: string;
  /** Name of the file the browser saves. */
  file: string;
}

/** What is on the page, to take along: each a plain address that scripts and spreadsheets can ask as well. */
export function ExportMenu({ links }: { links: readonly ExportLink[] }) {
  return (
    <Menu label="Export" name="Export as CSV or JSON" side="right">
      {() => (
        <ul>
          {links.map(({ label, detail, href, file }) => (
            <li key={href}>
              <a
                href={href}
                download={file}
                className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 hover:bg-raised"
              >
                <span className="font-medium">{label}</span>
                <span className="ml-auto text-caption text-dim">{detail}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
