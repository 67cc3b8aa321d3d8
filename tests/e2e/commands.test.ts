import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataFolder } from '../support/data-folder';

const root = resolve(__dirname, '../..');
const dataDir = dataFolder();

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command as a person would, from the project's folder; `input` goes to its standard input. */
function run(file: string, args: string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(
      file,
      args,
      { cwd: root, env: { ...process.env, DATA_DIR: dataDir, ...env }, maxBuffer: 64e6 },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

describe('npm run ask -- --jsonl', () => {
  test('prints one JSON per line in the order of the questions, and nothing else', async () => {
    const questions = [
      'làm giấy khai sinh cho con cần gì',
      JSON.stringify({ text: 'toi muon tim viec lam o ha long', language: 'vi' }),
      'bị chồng đánh thì gọi ai',
      '{ đây không phải JSON',
      '',
      'qwrtpsdfg zxcvbnm',
      JSON.stringify({ text: 'đi làm giấy khai sinh', language: 'tyz' }),
    ];
    const { code, stdout } = await run('npm', ['run', 'ask', '--', '--jsonl'], `${questions.join('\n')}\n`);
    expect(code).toBe(0);
    const lines = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(questions.length);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'text',
        'language',
        'decision',
        'topic',
        'score',
        'candidates',
        'answer',
        'citations',
        'ms',
      ]);
      expect(['answer', 'ask', 'fallback']).toContain(line.decision);
      expect(line.score).toBeGreaterThanOrEqual(0);
      expect(line.score).toBeLessThanOrEqual(1);
      expect((line.candidates as unknown[]).length).toBeLessThanOrEqual(3);
    }
    expect(lines.slice(0, 3).map(({ decision, topic }) => [decision, topic])).toEqual([
      ['answer', 'dvc-khai-sinh'],
      ['answer', 'vl-tim-viec'],
      ['answer', 'bg-blgd-lam-gi'],
    ]);
    expect(lines[0]!.citations).toEqual(expect.arrayContaining([expect.stringContaining('60/2014/QH13')]));
    expect(lines[3]!.text).toBe('{ đây không phải JSON');
    expect(lines[5]).toMatchObject({ decision: 'fallback', topic: null });
    expect(lines[6]!.language).toBe('tyz');
  }, 60_000);
});

describe('npm run content', () => {
  test('finds no fault in what is shipped, and shows what rests on a law', async () => {
    const check = await run('npm', ['run', 'content']);
    expect([check.code, check.stdout.trim()]).toEqual([
      0,
      expect.stringMatching(/^\d+ chủ đề, \d+ thủ tục, \d+ mục văn hóa, \d+ bài học, không có lỗi\.$/),
    ]);
    const impact = await run('npm', ['run', 'content', '--', 'impact', '60/2014/QH13']);
    expect(impact.stdout).toContain('dvc-khai-sinh');
    const status = await run('npm', ['run', 'content', '--', 'status']);
    expect(status.stdout).toMatch(/^intents\/lexicon\/tyz\.yml +\d+ từ, \d+ hay dùng, 0 đã duyệt$/m);
  }, 60_000);

  test('stops without a word when its reader stops early', async () => {
    const cut = await run('sh', ['-c', 'npm run --silent content -- status | true']);
    expect([cut.code, cut.stderr]).toEqual([0, '']);
  }, 60_000);
});

describe('node dist/main.js', () => {
  const main = [join(root, 'dist/main.js')];

  test('with wrong settings names every fault and exits 78', async () => {
    const { code, stderr } = await run(process.execPath, main, '', {
      PORT: 'x',
      ZALO_APP_ID: '42',
      TELEGRAM_BOT_TOKEN: '1:abcdefgh',
    });
    expect(code).toBe(78);
    for (const key of ['PORT', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET', 'TELEGRAM_WEBHOOK_SECRET']) {
      expect(stderr).toContain(`- ${key}:`);
    }
  });

  test('--help lists every setting', async () => {
    const { code, stdout } = await run(process.execPath, [...main, '--help']);
    expect(code).toBe(0);
    for (const key of ['PORT', 'DATA_DIR', 'TELEGRAM_BOT_TOKEN', 'ZALO_OA_SECRET']) expect(stdout).toContain(key);
  });

  test('says which folder it cannot write to, in one line and without a stack', async () => {
    const inTheWay = join(dataFolder(), 'một tệp');
    writeFileSync(inTheWay, '');
    const { code, stderr } = await run(process.execPath, main, '', { DATA_DIR: join(inTheWay, 'data'), PORT: '0' });
    expect(code).toBe(78);
    expect(stderr.trim().split('\n')).toEqual([
      'Thiết lập sai, chưa chạy được:',
      expect.stringMatching(/^ {2}- DATA_DIR: không ghi được vào .*data \(ENOTDIR\)$/),
    ]);
  });

  test('refuses to share its data with a second process, with a clear line', async () => {
    const folder = dataFolder();
    const env = { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
    const first = spawn(process.execPath, main, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((ready) => first.stdout.once('data', ready));
    const second = await run(process.execPath, main, '', { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
    first.kill('SIGTERM');
    const code = await new Promise((ended) => first.once('exit', ended));
    expect([second.code, code]).toEqual([1, 0]);
    expect(second.stderr).toContain('Một tiến trình khác đang dùng kho dữ liệu này');
  }, 60_000);
});
