import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importWordList } from '../../../src/cli/lexicon-import';
import type { ImportOptions } from '../../../src/cli/lexicon-options';
import { readLexicons } from '../../../src/content/lexicon';

const now = Date.parse('2026-11-22T23:30:00Z');
const header = 'headword\tvi_gloss\tsource\tlicence';
const right = 'rườn thử\tnhà thử\tsổ tay\tCC-BY-4.0';
const wrong = 'nặm thử\tnước thử\tsổ tay\t';

function bench(...rows: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-import-'));
  const file = join(folder, 'từ.tsv');
  const dataDir = join(folder, 'data');
  const list = join(dataDir, 'lexicon/tyz.tsv');
  const put = (...lines: string[]) => writeFileSync(file, [header, ...lines, ''].join('\n'));
  put(...rows);
  const run = (change: Partial<ImportOptions> = {}) => {
    const usual = { task: 'import', language: 'tyz', clearedBy: 'Sở A', dryRun: false, skipFaulty: false } as const;
    return importWordList({ ...usual, file, ...change }, dataDir, now);
  };
  return { file, dataDir, list, put, run };
}

describe('loading a list of words', () => {
  test('writes it whole, headed by who cleared it, when, and the digest of the file that was cleared', () => {
    const { file, dataDir, list, run } = bench(right);
    expect(run()).toMatchObject({ faults: [], done: true });
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(readFileSync(list, 'utf8').split('\n')[0]).toBe(
      `# Sở A cho phép dùng, 2026-11-23; tệp từ.tsv, SHA-256 ${digest}`,
    );
    expect(readdirSync(join(dataDir, 'lexicon'))).toEqual(['tyz.tsv']);
    const { lexicons, faults } = readLexicons(resolve(__dirname, '../../..'), dataDir);
    expect(faults).toEqual([]);
    expect(lexicons.find(({ language }) => language === 'tyz')!.entries.at(-1)).toMatchObject({
      word: 'rườn thử',
      core: false,
      state: 'draft',
    });
  });

  test('writes nothing when one row is wrong, and says which', () => {
    const { dataDir, file, run } = bench(right, wrong);
    const { faults, done } = run();
    expect(done).toBe(false);
    expect(faults).toEqual([expect.stringMatching(/:3 — "nặm thử" chưa ghi quyền sử dụng — /)]);
    expect(faults[0]!.startsWith(file)).toBe(true);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('leaves the wrong rows out when told to, and still says which', () => {
    const { list, run } = bench(right, wrong);
    expect(run({ skipFaulty: true })).toMatchObject({ done: true, faults: [expect.stringContaining(':3 — ')] });
    expect(readFileSync(list, 'utf8')).toContain('rườn thử');
    expect(readFileSync(list, 'utf8')).not.toContain('nặm thử');
  });

  test('replaces what was loaded before, and keeps it when the new list is refused', () => {
    const { list, put, run } = bench(right);
    run();
    put('mạy thử\tcây thử\tsổ tay\tCC-BY-4.0');
    run();
    const second = readFileSync(list, 'utf8');
    expect(second).toContain('mạy thử');
    expect(second).not.toContain('rườn thử');
    put(wrong);
    expect(run({ skipFaulty: true }).done).toBe(false);
    expect(readFileSync(list, 'utf8')).toBe(second);
  });

  test('as a rehearsal touches nothing', () => {
    const { dataDir, run } = bench(right);
    expect(run({ dryRun: true, clearedBy: null })).toMatchObject({ done: true });
    expect(existsSync(dataDir)).toBe(false);
  });

  test('keeps the remark to one line whatever the name of who cleared it', () => {
    const { dataDir, run } = bench(right);
    run({ clearedBy: 'Sở A\nheadword\tlạ' });
    expect(readLexicons(resolve(__dirname, '../../..'), dataDir).faults).toEqual([]);
  });
});
