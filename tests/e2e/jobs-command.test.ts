import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateWords } from '../../src/jobs/template-words';
import { systemClock } from '../../src/ops/system-clock';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { builtCommand, runNode } from '../support/built-command';
import { recordedLog } from '../support/recorded-log';
import { workbook } from '../support/workbook';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-viec-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);
const openStore = () =>
  openSqliteStore({ file: inFolder('thonban.db'), clock: systemClock, log: recordedLog(), groupCommitMs: 0 });

const run = (...args: string[]) => runNode(builtCommand('jobs', ...args), { DATA_DIR: folder });

describe('npm run jobs', () => {
  test('from the template to a list that is shown, given out and taken in again, from CSV and XLSX', async () => {
    expect(await run('template', '--out', inFolder('mau.csv'))).toMatchObject({ code: 0 });
    const example = readFileSync(inFolder('mau.csv'), 'utf8');

    const refused = await run('import', inFolder('mau.csv'));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${inFolder('mau.csv')}:2 — đây là dòng ví dụ — `);
    expect(refused.err).toContain('Tên cán bộ, cơ quan" — ghi tên thật, hoặc xóa dòng');
    expect(refused.err).toContain('6 lỗi. Chưa nạp gì.');

    const real = Object.values(templateWords).reduce(
      (text, words) => text.replace(words, 'Công ty Ví Dụ'),
      example.replace('VÍ DỤ, xóa dòng này: ', ''),
    );
    writeFileSync(inFolder('viec.csv'), real);
    expect(await run('import', inFolder('viec.csv'))).toMatchObject({
      code: 0,
      out: 'Đã nạp 1 tin. Đang có 1 tin còn hạn.\n',
    });
    expect((await run('list')).out).toMatch(/Phụ hồ\tCông ty Ví Dụ\t.*\n1 tin\.\n$/);

    expect(await run('export', '--out', inFolder('ra.csv'))).toMatchObject({ code: 0 });
    const rows = readFileSync(inFolder('ra.csv'), 'utf8')
      .slice(1)
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('","'));
    writeFileSync(inFolder('ra.xlsx'), workbook(rows));
    expect((await run('import', inFolder('ra.xlsx'), '--replace')).out).toContain('Đang có 1 tin còn hạn.');

    const again = await run('export', '--out', inFolder('ra.csv'));
    expect(again).toMatchObject({
      code: 2,
      err: `- --out ${inFolder('ra.csv')}: đã có; ghi tên khác để không đè lên\nXem cách dùng: npm run jobs -- help\n`,
    });
  });

  test('a workbook that it writes is one, and a file of another ending it does not write', async () => {
    expect(await run('export', '--out', inFolder('that.xlsx'))).toMatchObject({ code: 0 });
    expect(readFileSync(inFolder('that.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect((await run('import', inFolder('that.xlsx'), '--replace')).out).toContain('Đang có 1 tin còn hạn.');
    const { code, err } = await run('template', '--out', inFolder('mau.docx'));
    expect(code).toBe(2);
    expect(err).toContain('ghi tên tệp .csv hoặc .xlsx sẽ viết ra');
    expect(existsSync(inFolder('mau.docx'))).toBe(false);
  });

  test('beside a running server nothing is loaded, and it says where to load instead', async () => {
    const store = await openStore();
    const { code, err } = await run('import', inFolder('viec.csv'));
    expect(code).toBe(1);
    expect(err).toContain('/console/jobs');
    expect((await run('list')).code).toBe(0);
    await store.close();
  });

  test('names every wrong argument', async () => {
    const { code, err } = await run('export', '--replace', 'x');
    expect(code).toBe(2);
    for (const part of ['"x": thừa', '--replace: thừa với export', '--out: thiếu']) expect(err).toContain(part);
  });
});
