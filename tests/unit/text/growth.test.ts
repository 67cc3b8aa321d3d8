import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, fold } from '../../../src/text/fold';
import { normalise } from '../../../src/text/normalise';
import { words } from '../../../src/text/words';

const units = ['a', ' ', 'a ', '.', 'ệ', '\u0301', 'a\u0301', '\u0323\u0302', '\u200D', '1', '1 ', 'k', '👨‍👩‍👧', '\t\n', '-', 'aA', 'đ', '\ud800', 'ﷺ', '\0'];

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
  it.each(Object.entries({ normalise, words, fold, canonical }))('%s never grows faster than the text', (_, of) => {
    for (const unit of units) {
      const long = unit.repeat(16_000 / unit.length);
      of(long);
      const half = best(() => of(long.slice(0, 8_000)));
      const whole = best(() => of(long));
      // Below half a millisecond the clock says more about the machine than about the text.
      if (whole > 0.5) expect({ unit, ratio: whole / half }).toEqual({ unit, ratio: expect.closeTo(2, -1) as number });
      expect(whole).toBeLessThan(20);
    }
  });

  it('no pattern in src/text or src/nlu looks behind or nests quantifiers', () => {
    const root = join(__dirname, '..', '..', '..', 'src');
    const files = ['text', 'nlu', 'nlu/lang-vi'].flatMap((folder) =>
      readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts')).map((name) => join(root, folder, name)),
    );
    expect(files.length).toBeGreaterThan(10);
    const patterns = files.flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(/(?<=[(=,:]\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]])*\]|[^/\\\n])+)\/[gimsuy]*/g), (found) => ({ file, source: found[1] ?? '' })),
    );
    expect(patterns.length).toBeGreaterThan(5);
    const risky = patterns.filter(({ source }) => /\(\?<[=!]/.test(source) || /[+*}]\)[+*{]/.test(source) || /\\\d/.test(source.replace(/\\d/g, '')));
    expect(risky).toEqual([]);
  });
});
