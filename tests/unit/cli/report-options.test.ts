import { tmpdir } from 'node:os';
import { readReportOptions } from '../../../src/cli/report-options';
import { reports } from '../../../src/reports/index';

const now = Date.parse('2026-11-22T10:00:00+07:00');
const read = (...args: string[]) =>
  readReportOptions(
    args,
    now,
    reports.map(({ id }) => id),
  );

describe('the command line of reports', () => {
  test('means all tables of the last thirty days as CSV on standard output, when nothing is said', () => {
    expect(read()).toEqual({
      period: { from: '2026-10-24', to: '2026-11-22' },
      format: 'csv',
      out: null,
      report: 'all',
    });
  });

  test('takes what is said', () => {
    const out = `${tmpdir()}/bao-cao.json`;
    expect(
      read('--from', '2026-11-01', '--to=30/11/2026', '--format', 'json', '--out', out, '--report', 'counts-week'),
    ).toEqual({
      ...{ period: { from: '2026-11-01', to: '2026-11-30' }, format: 'json', out, report: 'counts-week' },
    });
  });

  test('counts thirty days back from the last day when only that is said', () => {
    expect(read('--to', '2026-03-01')).toMatchObject({ period: { from: '2026-01-31', to: '2026-03-01' } });
  });

  test('names every fault at once', () => {
    const faults = read(
      '--from',
      '2026-02-31',
      '--format',
      'pdf',
      '--report',
      'mọi thứ',
      '--out',
      '/không/có/a.csv',
      '--nhanh',
      'thừa',
    );
    expect(faults).toHaveLength(6);
  });

  test.each(['xlsx', 'docx'])('says honestly that this release has no %s', (format) => {
    expect(read('--format', format)).toEqual([`--format ${format}: bản này chỉ có csv, json`]);
  });

  test.each([
    [['--from']],
    [['--out', '']],
    [['--from', '2026-12-01']],
    [['--out', tmpdir()]],
    [['--from', '2026-11-20', '--to', '2026-11-01']],
  ])('refuses %j', (args) => expect(read(...args)).toHaveLength(1));
});
