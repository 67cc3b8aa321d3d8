import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { tableEndings } from '../sheets/table-file';

/** What is wrong with a file to be written: it may hold what somebody spent an evening on, so none is overwritten. */
export function faultsOfOut(out: string): string[] {
  if (out === '') return ['--out: thiếu; ghi tên tệp sẽ viết ra'];
  if (existsSync(resolve(out))) return [`--out ${out}: đã có; ghi tên khác để không đè lên`];
  return existsSync(dirname(resolve(out))) ? [] : [`--out ${out}: không có thư mục ${dirname(out)}`];
}

/** The same for a table: what is in the file is decided by its ending, so the ending must be one that we write. */
export const faultsOfTableOut = (out: string, endings: readonly string[] = tableEndings): string[] =>
  out === '' || endings.some((ending) => out.toLowerCase().endsWith(ending))
    ? faultsOfOut(out)
    : [`--out ${out}: ghi tên tệp ${endings.join(' hoặc ')} sẽ viết ra`];

/** What is wrong with a file to be read. `kinds`: "CSV hoặc XLSX". */
export function faultsOfFile(file: string, kinds: string): string[] {
  if (file === '') return [`thiếu tên tệp ${kinds}`];
  return existsSync(file) && statSync(file).isFile() ? [] : [`${file}: không có tệp này`];
}
