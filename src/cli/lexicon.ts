import { existsSync, statSync } from 'node:fs';
import { ConfigFaults, readConfig } from '../config';
import { faultLine } from '../content/fault';
import { lexiconTagsOf, readLexiconFiles, type LexiconFile } from '../content/lexicon';
import { readContent } from '../content/load';
import type { LanguageEntry } from '../content/schema';
import { reasonOf } from '../errors';
import { reviewStates } from '../model/lexicon';
import { systemClock } from '../ops/system-clock';
import { contentDir } from './content-dir';
import { importWordList } from './lexicon-import';
import { readLexiconOptions, usage } from './lexicon-options';

const print = (line: string) => console.log(line);

/** Cells of one row, first the widest; the last is not padded. */
const row = (cells: (string | number)[]): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(9))).join(' ');

function statusRow({ file, entries, phrases }: LexiconFile): string {
  const of = (state: string) => entries.filter((entry) => entry.state === state).length;
  const sources = new Set(entries.map(({ source }) => source));
  return row([
    file,
    entries.length,
    entries.filter(({ core }) => core).length,
    ...reviewStates.map(of),
    phrases.length,
    sources.size,
  ]);
}

function status(dataDir: string, languages: readonly LanguageEntry[], topics: ReadonlySet<string>): number {
  const { files, faults } = readLexiconFiles(contentDir(), dataDir, topics);
  print(row(['tệp', 'từ', 'hay dùng', 'nháp', 'đang xem', 'đã duyệt', 'đã rút', 'câu', 'nguồn']));
  for (const file of files) print(statusRow(file));
  print('');
  const others = languages.filter(({ tag }) => tag !== 'vi');
  for (const each of others) {
    const { name, tag, state } = each;
    const found = lexiconTagsOf(each).filter((list) => files.some(({ language }) => language === list));
    print(`${name.padEnd(20)} ${tag.padEnd(14)} ${state.padEnd(16)} ${found.join(', ') || 'chưa có danh sách từ'}`);
  }
  for (const fault of faults) print(faultLine(fault));
  if (faults.length > 0) print(`${faults.length} lỗi: tệp có lỗi bị bỏ qua.`);
  return faults.length > 0 ? 1 : 0;
}

/** `npm run lexicon`: the words by which the machine understands. Exit 1: faults, nothing loaded; 2: wrong arguments. */
function main(args: string[]): number {
  const { content } = readContent(contentDir());
  const options = readLexiconOptions(
    args,
    content.languages.map(({ tag }) => tag).filter((tag) => tag !== 'vi'),
  );
  if (Array.isArray(options)) {
    console.error(`${options.map((fault) => `- ${fault}`).join('\n')}\n\n${usage}`);
    return 2;
  }
  if (options.task === 'help') {
    print(usage);
    return 0;
  }
  const { DATA_DIR: dataDir } = readConfig();
  if (options.task === 'status') return status(dataDir, content.languages, new Set(content.topics.keys()));
  if (!existsSync(options.file) || !statSync(options.file).isFile()) {
    console.error(`- ${options.file}: không có tệp này`);
    return 2;
  }
  const { faults, said, done } = importWordList(options, dataDir, systemClock.now());
  for (const line of faults) console.error(line);
  for (const line of said) (done ? print : console.error)(line);
  return done ? 0 : 1;
}

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ConfigFaults ? error.faults.join('\n') : `Không làm được: ${reasonOf(error)}`);
  process.exitCode = error instanceof ConfigFaults ? 78 : 1;
}
