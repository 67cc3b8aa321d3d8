import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
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
    const [task = 'help', ...rest] = positionals;
    if (values.help || task === 'help') return { task: 'help' };
    const keys = allowed[task];
    if (!keys) return [`"${task}": không có việc này`];
    const faults = rest.slice(task === 'import' ? 1 : 0).map((each) => `"${each}": thừa`);
    for (const key of Object.keys(values))
      if (!(keys as readonly string[]).includes(key)) faults.push(`--${key}: thừa với ${task}`);
    const language = values.language ?? null;
    if (language !== null && !tags.includes(language))
      faults.push(`--language ${language}: không có; dùng ${tags.join(', ')}`);
    const state = proposalStates.find((each) => each === values.state) ?? null;
    if (values.state !== undefined && state === null)
      faults.push(`--state ${values.state}: không có; dùng ${proposalStates.join(', ')}`);
    const out = values.out ?? '';
    if (task === 'export') faults.push(...faultsOfOut(out));
    const file = rest[0] ?? '';
    if (task === 'import') faults.push(...faultsOfFile(file));
    if (faults.length > 0) return faults;
    if (task === 'export') return { task, out, language, state };
    if (task === 'import') return { task, file };
    return task === 'unknown' ? { task, language } : { task: 'adopt' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

function faultsOfOut(out: string): string[] {
  if (out === '') return ['--out: thiếu; ghi tên tệp sẽ viết ra'];
  // The file may hold verdicts that somebody spent an evening on.
  if (existsSync(resolve(out))) return [`--out ${out}: đã có; ghi tên khác để không đè lên`];
  return existsSync(dirname(resolve(out))) ? [] : [`--out ${out}: không có thư mục ${dirname(out)}`];
}

function faultsOfFile(file: string): string[] {
  if (file === '') return ['thiếu tên tệp CSV'];
  return existsSync(file) && statSync(file).isFile() ? [] : [`${file}: không có tệp này`];
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
