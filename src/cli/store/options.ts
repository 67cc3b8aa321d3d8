import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { faultsOfFile, faultsOfOut } from '../files';
import { taskOf } from '../task';

export type StoreOptions =
  { task: 'backup' | 'export'; out: string } | { task: 'restore' | 'import'; from: string } | { task: 'help' };

const options = { out: { type: 'string' }, help: { type: 'boolean' } } as const;
const allowed: Record<string, readonly (keyof typeof options)[]> = {
  ...{ backup: ['out'], restore: [], export: ['out'], import: [], help: [] },
};

/** Reads the command line; gives every fault, not only the first. */
export function readStoreOptions(args: string[]): StoreOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    if (values.help) return { task: 'help' };
    const read = taskOf(positionals, values, allowed, 'help', ['import', 'restore']);
    if (Array.isArray(read)) return read;
    const { task, file, faults } = read;
    const out = values.out ?? '';
    if (task === 'backup' || task === 'export') faults.push(...faultsOfOut(out));
    if (task === 'import') faults.push(...faultsOfFile(file, 'do "store export" ghi ra'));
    if (task === 'restore') faults.push(...faultsOfFolder(file));
    if (faults.length > 0) return faults;
    if (task === 'backup' || task === 'export') return { task, out };
    return task === 'restore' || task === 'import' ? { task, from: file } : { task: 'help' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

function faultsOfFolder(folder: string): string[] {
  if (folder === '') return ['thiếu tên thư mục sao lưu'];
  return existsSync(folder) && statSync(folder).isDirectory() ? [] : [`${folder}: không có thư mục này`];
}

export const usage = `Dùng: npm run store -- backup --out THƯ_MỤC
      npm run store -- restore THƯ_MỤC
      npm run store -- export --out TỆP.ndjson|TỆP.ndjson.gz
      npm run store -- import TỆP
backup:  sao lưu kho dữ liệu trong DATA_DIR, khóa mã hóa tên và danh sách từ đã nạp sang một thư mục mới. Máy chủ cứ
         chạy.
restore: đưa bản sao lưu trở lại DATA_DIR. Phải dừng máy chủ. Kho cũ được giữ lại, tên là thonban.db.before-…
export:  chuyển nhà, bước 1: ghi toàn bộ kho đang đặt ở STORE ra một tệp. Máy chủ nên dừng, để không sót tin đến sau;
         STORE=mongo thì phải dừng mọi tiến trình.
import:  chuyển nhà, bước 2: đặt STORE của nhà mới rồi nạp tệp ấy. Kho mới phải còn trống, máy chủ phải dừng. Bị ngắt giữa
         chừng thì chạy lại đúng lệnh ấy, máy làm tiếp. Nạp xong máy đọc lại và so từng loại với tệp.
Bản sao lưu và tệp chuyển nhà chứa lời bà con và mã kết nối: cất nơi chỉ người phụ trách mở được.`;
