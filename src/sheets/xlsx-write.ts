import writeExcelFile from 'write-excel-file/node';
import { safeCell } from './cell';

/**
 * A table as a workbook: every cell is text, so nothing runs here, nor later when somebody saves it as CSV. The first
 * line stays in sight; columns are as wide as people can read.
 */
export const xlsxSheet = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeExcelFile(
    rows.map((row) => row.map((cell) => ({ value: safeCell(cell), type: String, wrap: true }))),
    { stickyRowsCount: 1, columns: widthsOf(rows).map((width) => ({ width })) },
  ).toBuffer();

const widest = 50;

const widthsOf = ([header = [], ...rest]: readonly (readonly string[])[]): number[] =>
  header.map((name, column) =>
    rest.reduce((most, row) => Math.max(most, Math.min(widest, row[column]?.length ?? 0)), name.length + 2),
  );
