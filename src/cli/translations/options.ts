import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { faultsOfFile, faultsOfOut } from '../files';
import { taskOf } from '../task';

export type TranslationOptions =
  | { task: 'status' }
  | { task: 'help' }
  | { task: 'export'; language: string; out: string }
  | { task: 'import'; file: string };

const options = { out: { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean' } } as const;
const allowed: Record<string, readonly (keyof typeof options)[]> = {
  ...{ status: [], help: [], export: ['out', 'lang'], import: [] },
};

/** Reads the command line; gives every fault, not only the first. `tags`: the languages to translate into. */
export function readTranslationOptions(args: string[], tags: readonly string[]): TranslationOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    if (values.help) return { task: 'help' };
    const read = taskOf(positionals, values, allowed, 'status');
    if (Array.isArray(read)) return read;
    const { task, file, faults } = read;
    if (task === 'help') return { task };
    const { lang: language = '', out = '' } = values;
    if (task === 'export') faults.push(...faultsOfLanguage(language, tags), ...faultsOfSheet(out));
    if (task === 'import') faults.push(...faultsOfFile(file, 'CSV hoặc XLSX'));
    if (faults.length > 0) return faults;
    if (task === 'export') return { task, language, out };
    return task === 'import' ? { task, file } : { task: 'status' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

const faultsOfSheet = (out: string): string[] =>
  out === '' || /\.(csv|xlsx)$/i.test(out) ? faultsOfOut(out) : ['--out: ghi tên tệp .csv hoặc .xlsx sẽ viết ra'];

function faultsOfLanguage(language: string, tags: readonly string[]): string[] {
  if (language === '') return [`--lang: thiếu; ghi một trong ${tags.join(', ')}`];
  return tags.includes(language) ? [] : [`--lang ${language}: không có; dùng ${tags.join(', ')}`];
}

export const usage = `Dùng: npm run translations -- status
      npm run translations -- export --lang tyz --out TỆP.csv (hoặc TỆP.xlsx)
      npm run translations -- import TỆP.csv (hoặc TỆP.xlsx)
status: mỗi tiếng đã dịch, đã duyệt đến đâu; câu nào cũ so với bản tiếng Việt.
export: viết ra mọi câu nên dịch, việc gấp trước, để người nói tiếng đó xem.
import: đọc lại tệp đã xem, ghi vào locales/ và intents/. Cột text sửa được; verdict ghi có hoặc không, kèm
        reviewer (tên), reviewer_village (thôn, bản), local_group (nhóm). Câu chưa dịch: viết vào text.
        Hai người cùng nhóm, khác thôn, cùng ghi có thì câu được duyệt. Có một dòng sai thì không ghi gì.`;
