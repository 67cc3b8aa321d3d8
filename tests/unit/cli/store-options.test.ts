import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStoreOptions } from '../../../src/cli/store/options';

const folder = mkdtempSync(join(tmpdir(), 'thonban-tuy-chon-'));
const file = join(folder, 'nhà.ndjson');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of the store', () => {
  test.each([
    [['backup', '--out', join(folder, 'a')], { task: 'backup', out: join(folder, 'a') }],
    [['export', '--out', join(folder, 'b')], { task: 'export', out: join(folder, 'b') }],
    [['restore', folder], { task: 'restore', from: folder }],
    [['import', file], { task: 'import', from: file }],
    [[], { task: 'help' }],
    [['--help'], { task: 'help' }],
  ])('%j is understood', (args, options) => expect(readStoreOptions(args)).toEqual(options));

  test.each([
    [['chép'], '"chép": không có việc này'],
    [['backup'], '--out: thiếu'],
    [['backup', '--out', file], 'đã có'],
    [['backup', folder, '--out', join(folder, 'a')], 'thừa'],
    [['restore'], 'thiếu tên thư mục sao lưu'],
    [['restore', file], 'không có thư mục này'],
    [['restore', folder, '--out', 'x'], '--out: thừa với restore'],
    [['import', folder], 'không có tệp này'],
    [['import', file, file], 'thừa'],
    [['export', '--ra', 'x'], '--ra'],
  ])('%j is refused with the reason', (args, reason) =>
    expect((readStoreOptions(args) as string[]).join('\n')).toContain(reason),
  );
});
