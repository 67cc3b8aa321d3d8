import { readCsvSheet } from './csv-sheet';
import { mostBytes, unreadable, type Sheet } from './sheet';
import { readXlsxSheet } from './xlsx-sheet';

/** Reads a table by what is in the file, not by its name: people rename files. */
export async function readSheetRows(bytes: Uint8Array, filename: string): Promise<Sheet> {
  if (bytes.length > mostBytes)
    return unreadable(1, `tệp lớn hơn ${mostBytes / 1_000_000} MB`, 'xóa hình, cột thừa, hoặc chia thành nhiều tệp');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsxSheet(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return unreadable(1, 'tệp Excel kiểu cũ (.xls) hoặc có mật khẩu', 'lưu thành .xlsx không mật khẩu, hoặc CSV UTF-8');
  if (/\.(xlsx|xlsm|ods)$/i.test(filename))
    return unreadable(1, `tệp ${filename} hỏng, không phải bảng tính`, 'lưu lại thành .xlsx hoặc CSV UTF-8');
  return readCsvSheet(bytes);
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
