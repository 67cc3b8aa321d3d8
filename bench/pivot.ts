import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Lexicon, LexiconEntry } from '../src/model/lexicon';
import { pivot, type Pivot } from '../src/nlu/lexicon/pivot';
import { withToneMark } from '../src/nlu/lexicon/tone-mark';
import { seededRandom, shuffle } from '../src/nlu/random';
import { canonical, fold, keys } from '../src/text/fold';
import { words } from '../src/text/words';
import { option, readTsv } from './language/data';

/**
 * npx tsx bench/pivot.ts [--data DIR]     DIR: the word lists, ../shared/data/lexicon without it
 *
 * How much a lexicon helps: from a Tày sentence find its Vietnamese twin among 50 (as if 50 topics). Judges the
 * levels of matching, not our topics; scoring is a plain overlap of words.
 */
const folder = resolve(option('--data') ?? join(__dirname, '..', '..', 'shared', 'data', 'lexicon'));
const tested = 1_000;
const candidates = 50;
const core = 1_000;
/** Size of the lexicon, and what our first study of the method found with its own choice of sentences. */
const sizes: [number, string][] = [
  [0, '51.5 / 61.0   51.0 / 64.9'],
  [100, '76.4 / 88.8   68.5 / 82.7'],
  [300, '86.9 / 93.7   78.2 / 90.5'],
  [1_000, '91.1 / 96.9   82.0 / 91.6'],
  [3_000, '93.3 / 97.7   82.1 / 93.6'],
  [100_000, '93.6 / 98.1   74.9 / 89.1'],
];

interface Pair {
  tay: string;
  vi: string;
}

function main(): void {
  if (!existsSync(join(folder, 'tyz-phrases.tsv'))) {
    console.log(
      `No word lists under ${folder}: they belong to others and are not part of this repository. See --data.`,
    );
    process.exitCode = 1;
    return;
  }
  const { tests, rest } = sentences();
  const known = vietnameseIn(rest);
  const entries = entriesByFrequency(rest);
  const judge = judgeFor(tests);
  console.log(`${tests.length} sentences, ${entries.length} words; share first / among three, in %`);
  console.log(`words     with marks   without marks  |  the study: with marks   without marks`);
  for (const [size, study] of sizes) {
    const some = pivot([lexiconOf(entries.slice(0, size))], known);
    const full = judge(some, (text) => text);
    const bare = judge(some, (text) => fold(withToneMark(text)));
    console.log(`${String(Math.min(size, entries.length)).padEnd(8)}${full}   ${bare}  |  ${study}`);
  }
  dialect(known);
  cost(pivot([lexiconOf(entries)], known));
}

/**
 * Words recorded in Bình Liêu against a lexicon of Cao Bằng spellings that has their meaning: what each level finds.
 * All words are core here, because nobody has marked which are common.
 */
function dialect(known: (word: string) => boolean): void {
  const rows = readTsv(join(folder, 'tyz.tsv')).filter(([, , vi]) => vi !== '');
  const of = (source: string) => rows.filter((row) => row[5]!.includes(source));
  const entries = of('[S1]').map(([word = '', , vi = '']): LexiconEntry => {
    return { word, also: [], vi: vi.split('; '), script: 'letters', core: true, state: 'draft', source: 'S1' };
  });
  const meanings = new Set(entries.flatMap(({ vi }) => vi));
  const local = of('[S2]')
    .filter((row) => row[7]!.includes('Bình Liêu'))
    .map(([word = '', , vi = '']) => ({ word, vi: vi.split('; ').filter((each) => meanings.has(each)) }))
    .filter(({ vi }) => vi.length > 0);
  const read = pivot([lexiconOf(entries)], known);
  const found = new Map<string, { right: number; wrong: number }>();
  for (const { word, vi } of local) {
    const { segments } = read.read(wordsOf(word));
    const [first] = segments;
    const level = segments.length === 1 ? (first!.level ?? 'none') : 'in parts';
    const count = found.get(level) ?? { right: 0, wrong: 0 };
    found.set(level, count);
    const wanted = new Set(vi.map((each) => words(canonical(each)).join(' ')));
    if (first!.glosses.some((gloss) => wanted.has(gloss.words.join(' ')))) count.right += 1;
    else count.wrong += 1;
  }
  const told = [...found].map(([level, { right, wrong }]) => `${level} ${right} right, ${wrong} not`).join(' · ');
  console.log(`${local.length} words of Bình Liêu in Cao Bằng spellings: ${told}`);
}

function sentences(): { tests: Pair[]; rest: Pair[] } {
  const all = readTsv(join(folder, 'tyz-phrases.tsv')).map(([tay = '', , vi = '', , kind = '']) => ({ tay, vi, kind }));
  const order = Int32Array.from(all.keys());
  shuffle(seededRandom(1), order);
  const whole = Array.from(order, (at) => all[at]!).filter(
    ({ tay, kind }) => (kind === 'question' || kind === 'sentence') && words(tay).length >= 3,
  );
  const tests = whole.slice(0, tested);
  const used = new Set(tests.flatMap(({ tay, vi }) => [canonical(tay), canonical(vi)]));
  return { tests, rest: all.filter(({ tay, vi }) => !used.has(canonical(tay)) && !used.has(canonical(vi))) };
}

function vietnameseIn(rest: Pair[]): (word: string) => boolean {
  const full = new Set(rest.flatMap(({ vi }) => words(canonical(vi))));
  const bare = new Set(Array.from(full, fold));
  return (word) => full.has(word) || bare.has(word);
}

/** Words of one or two syllables, the commonest in running text first. */
function entriesByFrequency(rest: Pair[]): LexiconEntry[] {
  const counts = new Map<string, number>();
  for (const { tay } of rest) {
    const typed = words(canonical(withToneMark(tay)));
    typed.forEach((word, i) => {
      for (const key of [word, `${word} ${typed[i + 1]}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  const merged = new Map<string, LexiconEntry>();
  for (const [word = '', also = '', vi = '', , , source = ''] of readTsv(join(folder, 'tyz.tsv'))) {
    if (vi === '' || words(word).length > 2) continue;
    const key = canonical(withToneMark(word));
    const entry = merged.get(key) ?? { word, also: [], vi: [], script: 'letters', core: false, state: 'draft', source };
    entry.vi.push(...vi.split('; '));
    if (!source.includes('[S1]'))
      entry.also.push(...also.split('; ').filter((each) => /^\p{Script=Latin}/u.test(each)));
    merged.set(key, entry);
  }
  const frequency = (key: string) => counts.get(words(key).join(' ')) ?? 0;
  return [...merged]
    .sort(([a], [b]) => frequency(b) - frequency(a) || (a < b ? -1 : 1))
    .map(([, entry], rank) => ({ ...entry, core: rank < core }));
}

const lexiconOf = (entries: LexiconEntry[]): Lexicon => ({ language: 'tyz', entries, phrases: [] });

function judgeFor(tests: Pair[]): (read: Pivot, typed: (text: string) => string) => string {
  const targets = tests.map(({ vi }) => [...new Set(words(canonical(vi)))]);
  const inTargets = new Map<string, number>();
  for (const target of targets) for (const word of target) inTargets.set(word, (inTargets.get(word) ?? 0) + 1);
  const idf = (word: string) => Math.log((tests.length + 1) / (inTargets.get(word)! + 1)) + 1;
  const norms = targets.map((target) => Math.sqrt(target.reduce((sum, word) => sum + idf(word) ** 2, 0)));

  return (read, typed) => {
    const random = seededRandom(7);
    let first = 0;
    let three = 0;
    tests.forEach(({ tay }, own) => {
      const weights = new Map(read.read(wordsOf(typed(tay))).weighted.map(({ word, weight }) => [word, weight]));
      const score = (at: number) =>
        targets[at]!.reduce(
          (sum, word) => sum + (weights.get(word) ?? weights.get(fold(word)) ?? 0) * idf(word) ** 2,
          0,
        ) / norms[at]!;
      const right = score(own);
      let better = 0;
      for (let other = 1; other < candidates; other += 1) {
        const at = (own + 1 + Math.floor(random() * (tests.length - 1))) % tests.length;
        if (score(at) >= right) better += 1;
      }
      if (better === 0) first += 1;
      if (better < 3) three += 1;
    });
    const share = (count: number) => ((100 * count) / tests.length).toFixed(1);
    return `${share(first)} / ${share(three)}`;
  };
}

function wordsOf(text: string): { typed: string[]; typedPlain: string[] } {
  const { canonical: key, folded } = keys(withToneMark(text));
  return { typed: words(key), typedPlain: words(folded) };
}

/** Thirty words that are hit by nothing, which is the dearest: every level is tried at every length. */
function cost(read: Pivot): void {
  const typed = Array.from({ length: 30 }, (_, i) => `xxứ${'abcdefghij'[i % 10]}ạq`);
  const given = { typed, typedPlain: typed.map(fold) };
  const runs = 2_000;
  for (let i = 0; i < runs; i += 1) read.read(given);
  const began = process.hrtime.bigint();
  for (let i = 0; i < runs; i += 1) read.read(given);
  console.log(`30 unknown words: ${(Number(process.hrtime.bigint() - began) / runs / 1e6).toFixed(3)} ms`);
}

main();
