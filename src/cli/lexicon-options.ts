import { parseArgs } from 'node:util';
import { reasonOf } from '../errors';

export interface ImportOptions {
  task: 'import';
  file: string;
  /** BCP-47 tag of the register. */
  language: string;
  /** Who found that the list may be used; null only for a rehearsal. */
  clearedBy: string | null;
  dryRun: boolean;
  skipFaulty: boolean;
}
export type LexiconOptions = { task: 'status' } | { task: 'help' } | ImportOptions;

const options = {
  language: { type: 'string' },
  'cleared-by': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'skip-faulty': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; gives every fault, not only the first. `tags`: the languages of the register. */
export function readLexiconOptions(args: string[], tags: readonly string[]): LexiconOptions | string[] {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    const [task = 'status', ...rest] = positionals;
    if (values.help || task === 'help') return { task: 'help' };
    if (task === 'status') {
      const extra = [...rest, ...Object.keys(values).map((key) => `--${key}`)];
      return extra.length > 0 ? extra.map((each) => `"${each}": thừa`) : { task };
    }
    if (task !== 'import') return [`"${task}": không có việc này`];

    const faults = rest.slice(1).map((each) => `"${each}": thừa`);
    if (rest.length === 0) faults.push('thiếu tên tệp TSV');
    const language = values.language ?? '';
    if (language === '') faults.push('--language: thiếu; ghi mã tiếng, ví dụ tyz');
    else if (!tags.includes(language)) faults.push(`--language ${language}: không có; dùng ${tags.join(', ')}`);
    const clearedBy = values['cleared-by']?.trim() || null;
    const dryRun = values['dry-run'] ?? false;
    if (clearedBy === null && !dryRun)
      faults.push('--cleared-by: thiếu; ghi tên người, cơ quan đã xem và cho phép dùng danh sách này');
    if (faults.length > 0) return faults;
    return { task, file: rest[0]!, language, clearedBy, dryRun, skipFaulty: values['skip-faulty'] ?? false };
  } catch (error) {
    return [reasonOf(error)];
  }
}

export const usage = `Dùng: npm run lexicon -- status
      npm run lexicon -- import TỆP.tsv --language tyz --cleared-by "Ai đã cho phép dùng"
                     [--dry-run] [--skip-faulty]
status: mỗi tiếng có bao nhiêu từ, đã duyệt đến đâu, lấy từ nguồn nào.
import: nạp danh sách từ của tỉnh vào DATA_DIR/lexicon, thay danh sách nạp lần trước. Từ nạp vào là bản nháp,
        chỉ để máy hiểu. Tệp TSV: dòng đầu là tên cột, cách nhau bằng Tab. Cột phải có: headword, vi_gloss,
        source, licence. Cột thêm được: variant_spellings (cách nhau bằng dấu ;), note, script (letters, sounds).
        Có dòng sai thì không nạp gì; --skip-faulty: bỏ dòng sai, nạp dòng đúng. --dry-run: chỉ xem, không ghi.`;
