import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { faultsOfFile, faultsOfTableOut } from '../files';
import { taskOf } from '../task';
import { namesOf, tagOf, type Named } from './languages';

export type TranslationOptions =
  | { task: 'status' }
  | { task: 'help' }
  | { task: 'export'; language: string; out: string }
  | { task: 'import'; file: string };

const options = { out: { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean' } } as const;
const allowed: Record<string, readonly (keyof typeof options)[]> = {
  ...{ status: [], help: [], export: ['out', 'lang'], import: [] },
};

/** Reads the command line; gives every fault, not only the first. `languages`: those to translate into. */
export function readTranslationOptions(args: string[], languages: readonly Named[]): TranslationOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    if (values.help) return { task: 'help' };
    const read = taskOf(positionals, values, allowed, 'status');
    if (Array.isArray(read)) return read;
    const { task, file, faults } = read;
    if (task === 'help') return { task };
    const { lang = '', out = '' } = values;
    const language = tagOf(lang, languages);
    if (task === 'export' && language === null) faults.push(faultOfLanguage(lang, languages));
    if (task === 'export') faults.push(...faultsOfTableOut(out));
    if (task === 'import') faults.push(...faultsOfFile(file, 'CSV hoặc XLSX'));
    if (faults.length > 0) return faults;
    if (task === 'export' && language !== null) return { task, language, out };
    return task === 'import' ? { task, file } : { task: 'status' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

const faultOfLanguage = (lang: string, languages: readonly Named[]): string =>
  lang === ''
    ? `--lang: thiếu; ghi một trong ${namesOf(languages)}`
    : `--lang ${lang}: không có; dùng ${namesOf(languages)}`;

export const usage = `Dùng: npm run translations -- status
      npm run translations -- export --lang tyz --out TỆP.csv (hoặc TỆP.xlsx)
      npm run translations -- import TỆP.csv (hoặc TỆP.xlsx)
status: mỗi tiếng đã dịch, đã duyệt đến đâu; câu nào cũ so với bản tiếng Việt.
        Câu đang xem: kể còn thiếu ai. Câu nháp: kể số nào còn thiếu so với bản tiếng Việt.
export: viết ra mọi câu nên dịch, việc khẩn cấp trước, để người nói tiếng đó xem. --lang ghi mã hoặc tên: tyz, Tày.
        Tệp .xlsx có trang "Hướng dẫn" nói mỗi cột là gì.
import: đọc lại tệp đã xem, ghi vào locales/ và intents/. Cột text sửa được; verdict ghi có hoặc không, kèm
        reviewer (tên), reviewer_village (thôn, bản), local_group (nhóm). Câu chưa dịch: viết vào text, và ghi cả
        ba cột ấy. Ghi đủ số gọi khẩn cấp của bản tiếng Việt.
        Hai người cùng nhóm, khác thôn, cùng ghi có thì câu được duyệt. Có một dòng sai thì không ghi gì.`;
