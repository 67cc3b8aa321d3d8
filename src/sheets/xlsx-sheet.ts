import { readSheet } from 'read-excel-file/node';
import { plainCell } from './cell';
import { mostRows, unreadable, type Sheet } from './sheet';
import { withinReason } from './xlsx-archive';

/**
 * The first table of a workbook. read-excel-file is used because it reads only what we need (values, with days as
 * days) with four small dependencies; exceljs brings a writer, styles and packages that nobody looks after.
 */
export async function readXlsxSheet(bytes: Uint8Array): Promise<Sheet> {
  const mend = 'mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx, hoặc lưu thành CSV UTF-8';
  try {
    const archive = withinReason(bytes, mostRows);
    if (!archive) return unreadable(1, `bảng tính lớn quá ${mostRows} dòng`, 'xóa dòng, cột thừa, chia nhiều tệp');
    const lines: unknown[][] = await readSheet(archive, 1, { parseNumber: plainNumber });
    const rows = lines.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) }));
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [header, ...rest] = filled;
    if (!header) return unreadable(1, 'tệp không có dòng nào', 'giữ dòng tiêu đề, ghi mỗi dòng một mục');
    return { header: header.cells, rows: rest, faults: [] };
  } catch {
    return unreadable(1, 'tệp .xlsx không đọc được', mend);
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return dayOrHour(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' ? plainCell(cell) : '';
}

/** Spreadsheets count days from 1900; an hour alone is a part of the day before the first. */
function dayOrHour(date: Date): string {
  const [day, hour] = date.toISOString().slice(0, 16).split('T') as [string, string];
  if (date.getUTCFullYear() < 1900) return hour;
  return hour === '00:00' ? day : `${day} ${hour}`;
}

/** 8500000 as it was typed: a workbook may hold it as 8.5E6, and a third of ten as 3.3333333333333335. */
function plainNumber(written: string): string {
  const value = Number(Number(written).toPrecision(15));
  return Number.isSafeInteger(value) ? String(value) : value.toFixed(10).replace(/\.?0+$/, '');
}
