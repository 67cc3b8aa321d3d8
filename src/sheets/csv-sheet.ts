import { readCsv, type CsvText } from '../text/csv';
import { plainCell } from './cell';
import { mostRows, unreadable, type Sheet } from './sheet';

/** A table out of CSV text from whatever spreadsheet: UTF-8 with a mark or without, with `,`, `;` or TAB. */
export function readCsvSheet(bytes: Uint8Array, most = mostRows): Sheet {
  const text = utf8(bytes);
  if (text === null) return unreadable(1, 'tệp không phải UTF-8', 'trong Excel chọn Lưu thành, kiểu CSV UTF-8');
  const { records, fault } = inItsOwnSeparator(text);
  if (fault)
    return unreadable(
      fault.line,
      fault.what === 'quote left open' ? 'dấu ngoặc kép mở mà không đóng' : 'có chữ sau dấu ngoặc kép đóng',
      'mở bằng bảng tính rồi lưu lại thành CSV UTF-8',
    );
  const [header, ...rest] = records;
  if (!header) return unreadable(1, 'tệp không có dòng nào', 'giữ dòng tiêu đề, ghi mỗi dòng một mục');
  if (rest.length > most) return unreadable(rest[most]!.line, `tệp có hơn ${most} dòng`, 'chia thành nhiều tệp');
  const rows = rest.map(({ line, cells }) => ({ line, cells: cells.map(plainCell) }));
  return {
    header: header.cells.map(plainCell),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')),
    faults: [],
  };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The one that finds the most cells in the header. */
function inItsOwnSeparator(text: string): CsvText {
  const ways = [',', ';', '\t'].map((separator) => readCsv(text, separator));
  const width = ({ records }: CsvText) => records[0]?.cells.length ?? 0;
  return ways.reduce((best, way) => (width(way) > width(best) ? way : best));
}
