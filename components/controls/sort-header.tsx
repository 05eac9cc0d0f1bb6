import type { SortDirection, SortKey } from "@/lib/domain/view-state";

export interface SortHeaderProps {
  column: SortKey;
  children: string;
  sort: SortKey;
  dir: SortDirection;
  onSort: (sort: SortKey, dir: SortDirection) => void;
  /** Where the column's values stand; the arrow goes to the other side, so that name and values line up. */
  align?: "left" | "right";
}

/** What a first press asks for: the longest and the slowest first, everything else in reading order. */
const FIRST: Partial<Record<SortKey, SortDirection>> = { elapsed: "desc", usual: "desc" };

/** A column's name as a button that sorts by it; pressed again, it turns the order round. */
export function SortHeader({ column, children, sort, dir, onSort, align = "left" }: SortHeaderProps) {
  const isSorted = sort === column;
  const next = isSorted ? (dir === "asc" ? "desc" : "asc") : (FIRST[column] ?? "asc");
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={isSorted ? (dir === "asc" ? "ascending" : "descending") : undefined}
      className={`text-left font-normal ${align === "right" ? "lg:text-right" : ""}`}
    >
      <button
        type="button"
        onClick={() => onSort(column, next)}
        className={`-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-md px-1.5 hover:bg-raised hover:text-text ${align === "right" ? "lg:flex-row-reverse" : ""} ${isSorted ? "font-medium text-text" : "text-dim"}`}
      >
        {children}
        <svg
          aria-hidden="true"
          viewBox="0 0 8 8"
          width="8"
          height="8"
          className={`size-2 fill-current ${isSorted ? "" : "invisible"} ${dir === "desc" ? "rotate-180" : ""}`}
        >
          <path d="M4 1 8 7H0z" />
        </svg>
      </button>
    </th>
  );
}
