import { readLexiconOptions } from '../../../src/cli/lexicon-options';

const read = (...args: string[]) => readLexiconOptions(args, ['tyz', 'nut']);
const cleared = ['--cleared-by', 'Sở A'];

describe('the command line of the lexicon', () => {
  test('means the status, when nothing is said', () => {
    expect(read()).toEqual({ task: 'status' });
    expect(read('status')).toEqual({ task: 'status' });
    expect(read('import', '--help')).toEqual({ task: 'help' });
  });

  test('takes an import that says the language and who cleared it', () => {
    expect(read('import', 'từ.tsv', '--language', 'tyz', ...cleared, '--skip-faulty')).toEqual({
      task: 'import',
      file: 'từ.tsv',
      language: 'tyz',
      clearedBy: 'Sở A',
      dryRun: false,
      skipFaulty: true,
    });
  });

  test('lets a rehearsal go without clearance, and nothing else', () => {
    expect(read('import', 'a.tsv', '--language', 'tyz', '--dry-run')).toMatchObject({ clearedBy: null, dryRun: true });
    expect(read('import', 'a.tsv', '--language', 'tyz')).toEqual([expect.stringContaining('--cleared-by')]);
    expect(read('import', 'a.tsv', '--language', 'tyz', '--cleared-by', '  ')).toEqual([
      expect.stringContaining('--cleared-by'),
    ]);
  });

  test('names every fault at once', () => {
    expect(read('import', '--language', 'en')).toEqual([
      expect.stringContaining('tên tệp'),
      expect.stringContaining('--language en: không có; dùng tyz, nut'),
      expect.stringContaining('--cleared-by'),
    ]);
    expect(read('import', 'a.tsv', 'b.tsv', '--language', 'tyz', ...cleared)).toEqual(['"b.tsv": thừa']);
    expect(read('xuất')).toEqual(['"xuất": không có việc này']);
    expect(read('status', 'x', '--dry-run')).toHaveLength(2);
    expect(read('import', '--lạ')).toHaveLength(1);
  });
});
