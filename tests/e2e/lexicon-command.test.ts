import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'thonban-lexicon-command-'));
const dataDir = join(folder, 'data');
const file = join(folder, 'từ.tsv');

/** Runs the command as a person would, from the project's folder. */
function lexicon(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(
      'npm',
      ['run', '--silent', 'lexicon', '--', ...args],
      { cwd: root, env: { ...process.env, DATA_DIR: dataDir } },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

describe('npm run lexicon', () => {
  test('shows the words of every language, and which languages have none', async () => {
    const { code, stdout } = await lexicon();
    expect(code).toBe(0);
    for (const tag of ['tyz', 'nut', 'mji', 'ium-x-thphan']) expect(stdout).toContain(`intents/lexicon/${tag}.yml`);
    expect(stdout).toMatch(/Sán Dìu .*chưa có danh sách từ/);
    expect(stdout).toMatch(/Sán Chỉ .*chưa có danh sách từ/);
  }, 60_000);

  test('loads a cleared list, which the status then shows', async () => {
    writeFileSync(file, 'headword\tvi_gloss\tsource\tlicence\nrườn thử\tnhà thử\tsổ tay\tCC0\n');
    const loaded = await lexicon('import', file, '--language', 'tyz', '--cleared-by', 'Sở A');
    expect([loaded.code, loaded.stdout]).toEqual([0, expect.stringContaining('Đã nạp 1 từ')]);
    expect(readFileSync(join(dataDir, 'lexicon/tyz.tsv'), 'utf8')).toMatch(/^# Sở A /);
    expect((await lexicon('status')).stdout).toContain('DATA_DIR/lexicon/tyz.tsv');
  }, 60_000);

  test('exits 1 on a wrong row and 2 on wrong arguments, and loads nothing', async () => {
    writeFileSync(file, 'headword\tvi_gloss\tsource\tlicence\nrườn\tnhà\tsổ\t\n');
    const row = await lexicon('import', file, '--language', 'nut', '--cleared-by', 'Sở A');
    expect([row.code, row.stderr]).toEqual([1, expect.stringContaining(`${file}:2 — "rườn" chưa ghi quyền sử dụng`)]);
    const who = await lexicon('import', file, '--language', 'nut');
    expect([who.code, who.stderr]).toEqual([2, expect.stringContaining('--cleared-by')]);
    const none = await lexicon('import', join(folder, 'không có.tsv'), '--language', 'nut', '--cleared-by', 'Sở A');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('không có tệp này')]);
    expect(existsSync(join(dataDir, 'lexicon/nut.tsv'))).toBe(false);
  }, 60_000);
});
