import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, fold } from '../../../src/text/fold';
import { normalise } from '../../../src/text/normalise';
import { words } from '../../../src/text/words';

const units = [
  'a',
  ' ',
  'a ',
  '.',
  'ệ',
  '\u0301',
  'a\u0301',
  '\u0323\u0302',
  '\u200D',
  '1',
  '1 ',
  'k',
  '👨‍👩‍👧',
  '\t\n',
  '-',
  'aA',
  'đ',
  '\ud800',
  'ﷺ',
  '\0',
];

/** Best of five, milliseconds: the least disturbed run. */
function best(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const from = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - from) / 1e6;
  });
  return Math.min(...times);
}

describe('text functions on attacks', () => {
  it.each(Object.entries({ words, fold, canonical }))(
    '%s reads the longest stored text at once, whatever is in it',
    (_, of) => {
      for (const unit of units) {
        const text = normalise(unit.repeat(16_000 / unit.length));
        of(text);
        // A hundred times what it takes: this is about blow-ups, not about the machine.
        expect({ unit, blowsUp: best(() => of(text)) > 200 }).toEqual({ unit, blowsUp: false });
      }
    },
  );

  it('words and normalise never grow faster than the text', () => {
    for (const read of [words, normalise])
      for (const unit of units) {
        const long = unit.repeat(128_000 / unit.length);
        read(long);
        // Eight times the text: about eight times the work, sixty-four times for what grows with the square.
        const grows = () => {
          const part = best(() => read(long.slice(0, 16_000)));
          const whole = best(() => read(long));
          return whole > 20 && whole / part > 30;
        };
        expect({ unit, grows: grows() && grows() && grows() }).toEqual({ unit, grows: false });
      }
  });

  it('no pattern in src/text or src/nlu looks behind or nests quantifiers', () => {
    const root = join(__dirname, '..', '..', '..', 'src');
    const files = ['text', 'nlu', 'nlu/lang-vi'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(root, folder, name)),
    );
    expect(files.length).toBeGreaterThan(10);
    const patterns = files.flatMap((file) =>
      Array.from(
        readFileSync(file, 'utf8').matchAll(
          /(?<=[(=,:]\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]])*\]|[^/\\\n])+)\/[gimsuy]*/g,
        ),
        (found) => ({ file, source: found[1] ?? '' }),
      ),
    );
    expect(patterns.length).toBeGreaterThan(5);
    const risky = patterns.filter(
      ({ source }) =>
        /\(\?<[=!]/.test(source) || /[+*}]\)[+*{]/.test(source) || /\\\d/.test(source.replace(/\\d/g, '')),
    );
    expect(risky).toEqual([]);
  });
});
