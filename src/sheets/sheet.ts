/** A table that somebody filled in, as text, whichever kind of file it came in. */
export interface Sheet {
  /** Cells of the first line. */
  header: string[];
  /** The lines under it, without empty ones. A line may have fewer cells than the header. */
  rows: SheetRow[];
  /** Why the file could not be read; then there are no rows. */
  faults: SheetFault[];
}

export interface SheetRow {
  /** As the spreadsheet numbers it, or the line of the text on which it begins; from 1. */
  line: number;
  /** Normalised; numbers in plain figures, days as 2026-11-22, truth as TRUE and FALSE. */
  cells: string[];
}

export interface SheetFault {
  line: number;
  what: string;
  mend: string;
}

/** Larger ones are not lists that a person keeps, and would hold up everybody else. */
export const mostBytes = 5_000_000;
export const mostRows = 5_000;

export const unreadable = (line: number, what: string, mend: string): Sheet => ({
  header: [],
  rows: [],
  faults: [{ line, what, mend }],
});
