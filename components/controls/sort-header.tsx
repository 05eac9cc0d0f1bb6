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
      className={align === "right" ? "sort sort-right" : "sort"}
    >
      <button type="button" onClick={() => onSort(column, next)}>
        {children}
        <svg aria-hidden="true" viewBox="0 0 8 8" width="8" height="8">
          <path d="M4 1 8 7H0z" />
        </svg>
      </button>
    </th>
  );
}
