import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../../src/nlu/hash';
import type { LanguageRow } from '../../src/nlu/language/train';
import { withToneMark } from '../../src/nlu/lexicon/tone-mark';
import { canonical } from '../../src/text/fold';
import { words } from '../../src/text/words';

/** Third-party texts: never copied into this repository, see `origin` in bench/language.ts. */
export interface Texts {
  pairs: { tay: string; vi: string; tenth: number }[];
  loose: LanguageRow[];
}

/** The texts under `folder`, or null when they are not there. */
export function readTexts(folder: string): Texts | null {
  const pairsFile = join(folder, 'tay-vi', 'tay_vi_pairs.tsv');
  const looseFile = join(folder, 'tay-vi', 'lid_train.tsv');
  if (!existsSync(pairsFile) || !existsSync(looseFile)) return null;
  return {
    pairs: readTsv(pairsFile).map(([tay = '', vi = '']) => ({ tay, vi, tenth: tenthOf(`${tay}\t${vi}`) })),
    loose: readTsv(looseFile).map(([text = '', lang]) => ({ text, language: lang === 'tay' ? 'tyz' : 'vi' })),
  };
}

/** Rows of a tab-separated file without its head. */
export const readTsv = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

const tenthOf = (pair: string): number => hashText(pair, 0, pair.length, 0) % 10;

/**
 * One tenth of the pairs to test on, and everything else to learn from: no text of a test pair, in either language,
 * is left among the lessons, whatever its capitals and full stops.
 */
export function split(texts: Texts, tenth: number): { lessons: LanguageRow[]; tests: LanguageRow[] } {
  const rowsOf = (some: Texts['pairs']) =>
    some.flatMap(({ tay, vi }) => [
      { text: tay, language: 'tyz' },
      { text: vi, language: 'vi' },
    ]);
  const tests = unique(rowsOf(texts.pairs.filter((pair) => pair.tenth === tenth)));
  const tested = new Set(tests.map(({ text }) => keyOf(text)));
  const rest = unique([...rowsOf(texts.pairs.filter((pair) => pair.tenth !== tenth)), ...texts.loose]);
  return { tests, lessons: rest.filter(({ text }) => !tested.has(keyOf(text))) };
}

export const unique = (rows: LanguageRow[]): LanguageRow[] => [
  ...new Map(rows.map((row) => [`${row.language} ${row.text}`, row])).values(),
];

const keyOf = (text: string): string => words(canonical(withToneMark(text))).join(' ');

/** `--name value` of the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
