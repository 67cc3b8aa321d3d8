import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContributionOptions } from '../../../src/cli/contributions/options';
import { faultsOfTableOut } from '../../../src/cli/files';
import { readJobOptions } from '../../../src/cli/jobs/options';
import { wrongUse } from '../../../src/cli/task';

const folder = mkdtempSync(join(tmpdir(), 'thonban-ra-'));
const inFolder = (name: string) => join(folder, name);

describe('a command line with a fault', () => {
  test('is answered with its faults and where to look, not with the page of usage', () => {
    expect(wrongUse(['--out: thiếu', '"x": thừa'], 'jobs')).toBe(
      '- --out: thiếu\n- "x": thừa\nXem cách dùng: npm run jobs -- help',
    );
  });
});

describe('a table to be written', () => {
  test.each(['viec.csv', 'VIEC.XLSX'])('may be called %s', (name) => {
    expect(faultsOfTableOut(inFolder(name))).toEqual([]);
    expect(readJobOptions(['template', '--out', inFolder(name)])).toMatchObject({ task: 'template' });
  });

  test.each(['viec', 'viec.txt', 'viec.xls', 'viec.csv.docx'])('may not be called %s', (name) => {
    for (const task of ['template', 'export'])
      expect(readJobOptions([task, '--out', inFolder(name)])).toEqual([
        `--out ${inFolder(name)}: ghi tên tệp .csv hoặc .xlsx sẽ viết ra`,
      ]);
  });

  test('is not written over one that is there', () => {
    writeFileSync(inFolder('co.xlsx'), '');
    expect(readJobOptions(['export', '--out', inFolder('co.xlsx')])).toEqual([
      `--out ${inFolder('co.xlsx')}: đã có; ghi tên khác để không đè lên`,
    ]);
  });

  test('of contributions is CSV, and is not called a workbook', () => {
    expect(readContributionOptions(['export', '--out', inFolder('gop.xlsx')], ['tyz'])).toEqual([
      `--out ${inFolder('gop.xlsx')}: ghi tên tệp .csv sẽ viết ra`,
    ]);
  });
});
