import { readConfig } from '../config';
import { isAppError } from '../errors';
import { kinds } from '../model/record';
import { systemClock as clock } from '../ops/system-clock';
import { run } from './run';
import { backUp } from './store/backup';
import { importStoreFile, type Imported } from './store/import';
import { readStoreOptions, usage, type StoreOptions } from './store/options';
import { restore } from './store/restore';
import { kindWords } from './store/schema';
import type { Sums } from './store/sums';
import { embeddedFolder, openSource, openTarget } from './store/where';
import { writeStoreFile } from './store/write-file';
import { wrongUse } from './task';

const print = (line: string) => console.log(line);
const vietnamOffsetMs = 7 * 3_600_000;
/** "20261122-120000-123" in Vietnam. */
const timeName = () =>
  new Date(clock.now() + vietnamOffsetMs).toISOString().slice(0, 23).replace(/[-:]/g, '').replace(/[T.]/g, '-');

async function send(out: string): Promise<number> {
  const config = readConfig();
  const source = await openSource(config);
  try {
    const at = new Date(clock.now()).toISOString();
    printSums(await writeStoreFile(source, out, { at, from: config.STORE }));
    print(`Đã ghi ra ${out}. Tệp chứa lời bà con và mã kết nối: cất kỹ, nạp xong thì xóa.`);
    return 0;
  } finally {
    await source.close();
  }
}

async function load(from: string): Promise<number> {
  const target = await openTarget(readConfig());
  try {
    return told(await importStoreFile(from, target));
  } finally {
    await target.close();
  }
}

function told({ begun, file, wrong }: Imported): number {
  if (begun === 'done') {
    print('Tệp này đã nạp xong từ trước. Không làm gì thêm.');
    return 0;
  }
  if (begun === 'resumed') print('Lần trước bị ngắt giữa chừng, đã làm tiếp.');
  printSums(file.sums, wrong);
  if (wrong.length === 0) {
    print(`Đã nạp xong tệp ghi lúc ${file.at}. Đọc lại kho mới: khớp từng loại với tệp.`);
    return 0;
  }
  console.error(`Kho mới không khớp với tệp: ${wrong.join(', ')}. Chưa đưa vào dùng.`);
  return 1;
}

function printSums(sums: Sums, wrong: readonly string[] = []): void {
  print(['loại'.padEnd(14), 'số dòng'.padStart(10), 'sha256'.padEnd(16), ''].join('  '));
  for (const kind of kinds) {
    const { count, sha256 } = sums[kind];
    const state = wrong.includes(kind) ? 'SAI' : '';
    print(
      [kind.padEnd(14), String(count).padStart(10), sha256.slice(0, 16), kindWords[kind], state].join('  ').trimEnd(),
    );
  }
}

async function act(options: StoreOptions): Promise<number> {
  switch (options.task) {
    case 'export':
      return send(options.out);
    case 'import':
      return load(options.from);
    case 'backup': {
      const { files } = await backUp(embeddedFolder(readConfig()), options.out, clock.now());
      for (const { name, bytes } of files) print(`${name.padEnd(24)} ${String(bytes).padStart(14)} byte`);
      print(`Đã sao lưu vào ${options.out}. Thư mục này chứa lời bà con và mã kết nối: cất kỹ.`);
      return 0;
    }
    case 'restore': {
      const { manifest, aside } = await restore(options.from, embeddedFolder(readConfig()), timeName());
      print(`Đã đưa bản sao lưu lúc ${manifest.at} trở lại. Khởi động máy chủ để dùng.`);
      if (aside) print(`Kho cũ còn ở ${aside}; không cần nữa thì xóa.`);
      return 0;
    }
    case 'help':
      print(usage);
      return 0;
  }
}

/** `npm run store`. Exit 1: nothing done; 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const options = readStoreOptions(args);
  if (Array.isArray(options)) {
    console.error(wrongUse(options, 'store'));
    return 2;
  }
  try {
    return await act(options);
  } catch (error) {
    if (!isAppError(error) || error.code === 'config.invalid' || error.code === 'store.busy') throw error;
    const detail = error.message.slice(error.code.length + 2);
    console.error(error.code === 'file.refused' ? `Không làm được: ${detail}.` : `${error.text} (${detail})`);
    return 1;
  }
}

run(
  main(process.argv.slice(2)),
  'Máy chủ, hoặc một lệnh khác, đang dùng kho dữ liệu. Dừng nó rồi làm lại. Chưa làm gì.',
);
