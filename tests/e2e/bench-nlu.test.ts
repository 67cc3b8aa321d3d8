import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'thonban-bench-'));
const file = (name: string, lines: string[]) => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const bench = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile('npm', ['run', '-s', 'bench:nlu', '--', ...args], { cwd: root }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

/** A foreign set as others publish theirs: more columns, another order, CRLF. */
const train = ['id\tintent\ttext'];
const test = ['text\tintent'];
['bật đèn', 'tắt quạt', 'mở nhạc', 'đặt báo thức'].forEach((what, i) => {
  for (const where of ['phòng khách', 'phòng ngủ', 'nhà bếp', 'sân sau', 'gác xép', 'nhà kho'])
    train.push(`${i}\tviec-${i}\t${what} ${where} giúp tôi`);
  for (const where of ['ở hiên', 'ngoài vườn']) test.push(`làm ơn ${what} ${where}\tviec-${i}`);
});

describe('npm run bench:nlu on any TSV', () => {
  it('trains ours and stock node-nlp and ends with one line of JSON', async () => {
    const { code, out } = await bench(
      ...[
        '--train',
        file(
          'a.tsv',
          train.map((line) => `${line}\r`),
        ),
        '--test',
        file('b.tsv', test),
      ],
      ...['--oos', file('c.tsv', ['text', 'giá vàng thế giới hôm qua', 'con mèo leo cây cau']), '--messages', '200'],
    );
    expect(code).toBe(0);
    const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, Record<string, number>>;
    for (const who of ['ours', 'stock'])
      for (const key of [
        'accuracy',
        'macroF1',
        'strippedAccuracy',
        'oosAuroc',
        'trainSeconds',
        'p50Ms',
        'p99Ms',
        'heapMB',
      ])
        expect({ who, key, type: typeof figures[who]?.[key] }).toEqual({ who, key, type: 'number' });
    expect(figures.ours?.accuracy).toBe(1);
  }, 120_000);

  it.each([
    [['--train', 'nowhere.tsv', '--test', 'nowhere.tsv'], 'no such file: nowhere.tsv'],
    [['--train', file('d.tsv', train)], '--train and --test go together'],
    [
      ['--train', file('e.tsv', ['a\tb', '1\t2']), '--test', file('f.tsv', test)],
      'the header has no column text, intent',
    ],
  ])(
    'says what is wrong with %j',
    async (args, reason) => {
      const { code, err } = await bench(...args);
      expect({ code, told: err.includes(reason) }).toEqual({ code: 2, told: true });
    },
    120_000,
  );
});
