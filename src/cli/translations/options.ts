import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';

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
    const [task = 'status', ...rest] = positionals;
    if (values.help || task === 'help') return { task: 'help' };
    const keys = allowed[task];
    if (!keys) return [`"${task}": không có việc này`];
    const faults = rest.slice(task === 'import' ? 1 : 0).map((each) => `"${each}": thừa`);
    for (const key of Object.keys(values))
      if (!(keys as readonly string[]).includes(key)) faults.push(`--${key}: thừa với ${task}`);
    const { lang: language = '', out = '' } = values;
    const [file = ''] = rest;
    if (task === 'export') faults.push(...faultsOfLanguage(language, tags), ...faultsOfOut(out));
    if (task === 'import') faults.push(...faultsOfFile(file));
    if (faults.length > 0) return faults;
    if (task === 'export') return { task, language, out };
    return task === 'import' ? { task, file } : { task: 'status' };
  } catch (error) {
    return [reasonOf(error)];
  }
}

function faultsOfLanguage(language: string, tags: readonly string[]): string[] {
  if (language === '') return [`--lang: thiếu; ghi một trong ${tags.join(', ')}`];
  return tags.includes(language) ? [] : [`--lang ${language}: không có; dùng ${tags.join(', ')}`];
}

function faultsOfOut(out: string): string[] {
  if (!/\.(csv|xlsx)$/i.test(out)) return ['--out: ghi tên tệp .csv hoặc .xlsx sẽ viết ra'];
  // The file may hold verdicts that somebody spent an evening on.
  if (existsSync(resolve(out))) return [`--out ${out}: đã có; ghi tên khác để không đè lên`];
  return existsSync(dirname(resolve(out))) ? [] : [`--out ${out}: không có thư mục ${dirname(out)}`];
}

function faultsOfFile(file: string): string[] {
  if (file === '') return ['thiếu tên tệp CSV hoặc XLSX'];
  return existsSync(file) && statSync(file).isFile() ? [] : [`${file}: không có tệp này`];
}

export const usage = `Dùng: npm run translations -- status
      npm run translations -- export --lang tyz --out TỆP.csv (hoặc TỆP.xlsx)
      npm run translations -- import TỆP.csv (hoặc TỆP.xlsx)
status: mỗi tiếng đã dịch, đã duyệt đến đâu; câu nào cũ so với bản tiếng Việt.
export: viết ra mọi câu nên dịch, việc gấp trước, để người nói tiếng đó xem.
import: đọc lại tệp đã xem, ghi vào locales/ và intents/. Cột text sửa được; verdict ghi có hoặc không, kèm
        reviewer (tên), reviewer_village (thôn, bản), local_group (nhóm). Câu chưa dịch: viết vào text.
        Hai người cùng nhóm, khác thôn, cùng ghi có thì câu được duyệt. Có một dòng sai thì không ghi gì.`;
