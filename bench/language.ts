import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backgroundSentences } from '../src/nlu/background';
import { encodeLanguageModel, type Origin } from '../src/nlu/language/file';
import { gramsOf } from '../src/nlu/language/grams';
import { identifier } from '../src/nlu/language/language-model';
import { trainLanguageModel, type LanguageRow } from '../src/nlu/language/train';
import { fold } from '../src/text/fold';
import { option, readTexts, readTsv, split, unique, type Texts } from './language/data';
import { byLength, reliability, wordsOnly, type Length } from './language/judge';
import { readTopics } from './nlu/topics';

/**
 * npx tsx bench/language.ts                     Tày or Vietnamese: the first tenth of the pairs as test
 * npx tsx bench/language.ts --all               every tenth in turn (three minutes)
 * npx tsx bench/language.ts --write FILE        learns from everything and writes the model
 * --data DIR                                    where the texts lie, ../shared/data/nlu without it
 */
const root = join(__dirname, '..');
const folder = resolve(option('--data') ?? join(root, '..', 'shared', 'data', 'nlu'));
const seed = 1;

const origin: Origin = {
  source:
    'TAYNEX Tày–Vietnamese corpus, github.com/flappychill/TayViet_AI_Translate_Research_Project, commit d3b85c31, ' +
    'data/original; and the Vietnamese questions of this repository',
  licence:
    'Apache-2.0 as declared by that repository; the rights of the dictionaries and textbooks behind it are not proven',
  made:
    'bench/language.ts --write: weights of a logistic regression on hashed groups of letters, words and pairs of ' +
    'words, one byte a hash; numbers only, no sentence or word of the texts is in this file',
};

function main(): void {
  const texts = readTexts(folder);
  if (!texts) {
    console.log(`No texts under ${folder}: they belong to others and are not part of this repository. See --data.`);
    process.exitCode = 1;
    return;
  }
  const file = option('--write');
  if (file) return write(texts, file);
  accuracy(texts, process.argv.includes('--all') ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [0]);
}

/** Our own topics, so that a question about a paper does not look foreign next to the corpus' tales and proverbs. */
function ownTexts(parity?: 0 | 1): LanguageRow[] {
  const topics = readTopics(root).sort((a, b) => (a.topic < b.topic ? -1 : 1));
  return topics
    .filter((_, i) => parity === undefined || i % 2 === parity)
    .flatMap(({ examples, tests }) => [...examples, ...tests].map((text) => ({ text, language: 'vi' })));
}

function accuracy(texts: Texts, tenths: number[]): void {
  const lengths: Length[] = [];
  for (const tenth of tenths) {
    const { lessons, tests } = split(texts, tenth);
    const model = trainLanguageModel([...lessons, ...ownTexts(1)], seed);
    const plain = trainLanguageModel([...lessons, ...ownTexts(1)], seed, wordsOnly);
    const bare = tests.map(({ text, language }) => ({ text: fold(text), language }));
    for (const [name, rows] of [
      ['with marks', tests],
      ['without marks', bare],
    ] as const) {
      lengths.push(...byLength(name, rows, model, gramsOf), ...byLength(`${name}, words only`, rows, plain, wordsOnly));
    }
    if (tenth !== tenths[0]) continue;
    console.log(`tenth ${tenth}: ${lessons.length} lessons, ${tests.length} tests`);
    reliability([...tests, ...bare], identifier(model));
    strangers(identifier(model));
  }
  table(lengths);
}

/** Vietnamese that the model has not learned: how much of it is called something else. */
function strangers(identify: ReturnType<typeof identifier>): void {
  const others: [string, string[]][] = [
    ['our topics with even numbers', ownTexts(0).map(({ text }) => text)],
    ['background sentences', backgroundSentences()],
    ...['massive-vi-subset/train.tsv', 'sib200/vie_Latn.train.tsv'].map((name): [string, string[]] => [
      name,
      readTsv(join(folder, name)).map(([text = '']) => text),
    ]),
  ];
  for (const [name, some] of others)
    for (const [marks, rows] of [
      ['with marks', some],
      ['without marks', some.map(fold)],
    ] as const) {
      const called = rows.map(identify).filter((each) => each !== null);
      const foreign = called.filter(({ language }) => language !== 'vi');
      const sure = foreign.filter(({ probability }) => probability >= 0.9).length;
      const share = (count: number) => `${((100 * count) / called.length).toFixed(2)} %`;
      console.log(
        `${name}, ${marks}: ${called.length} texts, called foreign ${share(foreign.length)}, surely ${share(sure)}`,
      );
    }
}

function table(lengths: Length[]): void {
  const names = [...new Set(lengths.map(({ name }) => name))];
  const bands = [...new Set(lengths.map(({ band }) => band))];
  console.log(`\n${'share right'.padEnd(28)}${bands.map((band) => band.padStart(10)).join('')}`);
  for (const name of names) {
    const cells = bands.map((band) => {
      const some = lengths.filter((each) => each.name === name && each.band === band);
      const sum = (of: (each: Length) => number) => some.reduce((all, each) => all + of(each), 0);
      return `${((100 * sum(({ right }) => right)) / sum(({ all }) => all)).toFixed(2)} %`.padStart(10);
    });
    console.log(`${name.padEnd(28)}${cells.join('')}`);
  }
}

function write(texts: Texts, file: string): void {
  const more = backgroundSentences().map((text) => ({ text, language: 'vi' }));
  const rows = unique([...split(texts, -1).lessons, ...ownTexts(), ...more]);
  const bytes = encodeLanguageModel(trainLanguageModel(rows, seed), origin);
  writeFileSync(file, bytes);
  console.log(`${file}: ${bytes.length} bytes from ${rows.length} texts`);
}

main();
