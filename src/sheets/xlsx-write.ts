import writeExcelFile from 'write-excel-file/node';
import { safeCell } from './cell';

/** A second page of the workbook that explains the first; readers of ours never look at it. */
export interface Guide {
  /** Names of the two pages, as on their tabs. */
  tabs: readonly [table: string, guide: string];
  rows: readonly (readonly string[])[];
}

/**
 * A table as a workbook: every cell is text, so nothing runs here, nor later when somebody saves it as CSV. The first
 * line stays in sight; columns are as wide as people can read.
 */
export function xlsxSheet(rows: readonly (readonly string[])[], guide?: Guide): Promise<Buffer> {
  if (!guide) {
    const { data, ...look } = pageOf(rows);
    return writeExcelFile(data, look).toBuffer();
  }
  const [table, explained] = guide.tabs;
  return writeExcelFile([
    { sheet: table, ...pageOf(rows) },
    { sheet: explained, ...pageOf(guide.rows, widestText) },
  ]).toBuffer();
}

const widest = 50;
const widestText = 100;

const pageOf = (rows: readonly (readonly string[])[], most = widest) => ({
  data: rows.map((row) => row.map((cell) => ({ value: safeCell(cell), type: String, wrap: true }))),
  stickyRowsCount: 1,
  columns: widthsOf(rows, most).map((width) => ({ width })),
});

const widthsOf = ([header = [], ...rest]: readonly (readonly string[])[], widestCell: number): number[] =>
  header.map((name, column) =>
    rest.reduce((most, row) => Math.max(most, Math.min(widestCell, row[column]?.length ?? 0)), name.length + 2),
  );
