import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { faultLine } from '../content/fault';
import { readWordList, writeWordList } from '../content/word-list';
import { vietnamDay } from '../model/week';
import type { ImportOptions } from './lexicon-options';
import { replaceFile } from './replace-file';

/** What an import came to: lines for the person who asked, and whether the list now stands. */
export interface Imported {
  /** One per faulty row. */
  faults: string[];
  said: string[];
  done: boolean;
}

/** Loads a cleared list into `DATA_DIR/lexicon/<tag>.tsv`, whole or not at all. `now` in epoch ms. */
export function importWordList(options: ImportOptions, dataDir: string, now: number): Imported {
  const bytes = readFileSync(options.file);
  const { words, faults } = readWordList(bytes.toString('utf8'), options.file);
  const told = faults.map(faultLine);
  const stop = (why: string): Imported => ({ faults: told, said: [why], done: false });
  if (words.length === 0) return stop('Không có từ nào nạp được. Chưa ghi gì.');
  if (faults.length > 0 && !options.skipFaulty)
    return stop(`${faults.length} dòng sai, ${words.length} từ đúng. Chưa ghi gì: sửa tệp, hoặc thêm --skip-faulty.`);

  const skipped = faults.length > 0 ? `, bỏ ${faults.length} dòng sai` : '';
  if (options.dryRun)
    return { faults: told, said: [`Xem thử: ${words.length} từ nạp được${skipped}. Chưa ghi gì.`], done: true };

  const digest = createHash('sha256').update(bytes).digest('hex');
  const remark = `${options.clearedBy} cho phép dùng, ${vietnamDay(now)}; tệp ${basename(options.file)}, SHA-256 ${digest}`;
  const folder = join(dataDir, 'lexicon');
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, `${options.language}.tsv`), writeWordList(words, remark));
  const said = [
    `Đã nạp ${words.length} từ tiếng ${options.language}${skipped} vào DATA_DIR/lexicon/${options.language}.tsv.`,
    'Tất cả là bản nháp, chỉ để máy hiểu. Khởi động lại máy chủ để dùng.',
  ];
  return { faults: told, said, done: true };
}
