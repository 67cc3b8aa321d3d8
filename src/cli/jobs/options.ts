import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { faultsOfFile, faultsOfTableOut } from '../files';
import { taskOf } from '../task';

export type JobOptions =
  | { task: 'import'; file: string; replace: boolean }
  | { task: 'export'; out: string; all: boolean }
  | { task: 'list'; all: boolean }
  | { task: 'template'; out: string }
  | { task: 'help' };

const options = {
  out: { type: 'string' },
  all: { type: 'boolean' },
  replace: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
const allowed: Record<string, readonly (keyof typeof options)[]> = {
  ...{ import: ['replace'], export: ['out', 'all'], list: ['all'], template: ['out'], help: [] },
};

/** Reads the command line; gives every fault, not only the first. */
export function readJobOptions(args: string[]): JobOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    if (values.help) return { task: 'help' };
    const read = taskOf(positionals, values, allowed, 'help');
    if (Array.isArray(read)) return read;
    const { task, file, faults } = read;
    if (task === 'help') return { task };
    const out = values.out ?? '';
    if (task === 'export' || task === 'template') faults.push(...faultsOfTableOut(out));
    if (task === 'import') faults.push(...faultsOfFile(file, 'CSV hoặc XLSX'));
    if (faults.length > 0) return faults;
    const all = values.all ?? false;
    if (task === 'import') return { task, file, replace: values.replace ?? false };
    if (task === 'export') return { task, out, all };
    return task === 'template' ? { task, out } : { task: 'list', all };
  } catch (error) {
    return [reasonOf(error)];
  }
}

export const usage = `Dùng: npm run jobs -- template --out MAU.csv|MAU.xlsx
      npm run jobs -- import TỆP.csv|TỆP.xlsx [--replace]
      npm run jobs -- export --out TỆP.csv|TỆP.xlsx [--all]
      npm run jobs -- list [--all]
template: viết ra tệp mẫu: dòng tiêu đề và một dòng ví dụ, xóa dòng ví dụ trước khi nạp.
import:   nạp danh sách việc. Tin đã có thì thay, tin mới thì thêm; --replace: bỏ hết tin cũ. Có một dòng sai thì
          không nạp gì, máy chỉ từng lỗi. Phải dừng máy chủ; máy chủ đang chạy thì nạp ở trang /console/jobs.
export:   viết ra các tin còn hạn, nạp lại được; --all: cả tin đã hết hạn. Chạy được khi máy chủ đang chạy.
list:     kể các tin còn hạn.`;
