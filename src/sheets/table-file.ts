import { csvSheet } from './write';
import { xlsxSheet, type Guide } from './xlsx-write';

/** What a file of tables may be called; any other ending would promise what is not in it. */
export const tableEndings = ['.csv', '.xlsx'] as const;

/** A table as the name of its file says: a real workbook for `.xlsx`, else CSV, which has no room for a guide. */
export const tableFile = async (
  file: string,
  rows: readonly (readonly string[])[],
  guide?: Guide,
): Promise<string | Buffer> => (/\.xlsx$/i.test(file) ? xlsxSheet(rows, guide) : csvSheet(rows));
