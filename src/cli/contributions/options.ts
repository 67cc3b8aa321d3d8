import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { faultsOfFile, faultsOfTableOut } from '../files';
import { taskOf } from '../task';
import { proposalStates, type ProposalState } from '../../model/proposal';

export type ContributionOptions =
  | { task: 'export'; out: string; language: string | null; state: ProposalState | null }
  | { task: 'import'; file: string }
  | { task: 'unknown'; language: string | null }
  | { task: 'adopt' }
  | { task: 'help' };

const options = {
  out: { type: 'string' },
  language: { type: 'string' },
  state: { type: 'string' },
  help: { type: 'boolean' },
} as const;
const allowed: Record<string, readonly (keyof typeof options)[]> = {
  ...{ export: ['out', 'language', 'state'], import: [], unknown: ['language'], adopt: [], help: [] },
};

/** Reads the command line; gives every fault, not only the first. `tags`: languages that can be given. */
export function readContributionOptions(args: string[], tags: readonly string[]): ContributionOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    if (values.help) return { task: 'help' };
    const read = taskOf(positionals, values, allowed, 'help');
    if (Array.isArray(read)) return read;
    const { task, file, faults } = read;
    if (task === 'help') return { task };
    const language = values.language ?? null;
    if (language !== null && !tags.includes(language))
      faults.push(`--language ${language}: không có; dùng ${tags.join(', ')}`);
    const state = proposalStates.find((each) => each === values.state) ?? null;
    if (values.state !== undefined && state === null)
      faults.push(`--state ${values.state}: không có; dùng ${proposalStates.join(', ')}`);
    const out = values.out ?? '';
    if (task === 'export') faults.push(...faultsOfTableOut(out, ['.csv']));
    if (task === 'import') faults.push(...faultsOfFile(file, 'CSV'));
    if (faults.length > 0) return faults;
    if (task === 'export') return { task, out, language, state };
    if (task === 'import') return { task, file };
    return task === 'unknown' ? { task, language } : { task: 'adopt' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

export const usage = `Dùng: npm run contributions -- export --out TỆP.csv [--language tyz] [--state proposed]
      npm run contributions -- import TỆP.csv
      npm run contributions -- unknown [--language tyz]
      npm run contributions -- adopt
export:  viết ra từ, câu bà con góp, để người nói tiếng đó xét. Chạy được khi máy chủ đang chạy.
import:  đọc lại tệp đã xét. Cột verdict ghi có hoặc không, kèm reviewer (tên), reviewer_village (thôn, bản).
         Câu thì ghi thêm mã chủ đề vào cột topic. Hai người khác nhau cùng ghi có thì được duyệt.
         Dòng mới: id để trống, cột consent ghi CC BY 4.0. Có một dòng sai thì không nạp gì. Phải dừng máy chủ trước.
unknown: những từ máy chưa biết mà từ ba người trở lên đã dùng.
adopt:   viết từ, câu đã duyệt vào DATA_DIR/lexicon; khởi động lại máy chủ thì máy dùng.`;
