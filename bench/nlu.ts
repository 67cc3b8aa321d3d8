import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureApart, printSideBySide } from './nlu/side-by-side';
import { options, usage, type BenchOptions } from './nlu/options';
import { ownTopics } from './nlu/own-topics';
import { chooseThresholds } from './nlu/thresholds';
import { readTopics } from './nlu/topics';
import { readTsv } from './nlu/tsv';

const root = join(__dirname, '..');

/** Foreign sets of the run without arguments, under `--data`. */
const foreignSets: [name: string, train: string, test: string, oos: string | null][] = [
  ['MASSIVE vi-VN, 4 intents', 'massive-vi-subset/train.tsv', 'massive-vi-subset/dev.tsv', 'sib200/vie_Latn.dev.tsv'],
  [
    'SIB-200 Vietnamese, 7 subjects',
    'sib200/vie_Latn.train.tsv',
    'sib200/vie_Latn.dev.tsv',
    'massive-vi-subset/dev.tsv',
  ],
  ['SIB-200 Cantonese, 7 subjects', 'sib200/yue_Hant.train.tsv', 'sib200/yue_Hant.dev.tsv', null],
];

async function main(): Promise<void> {
  const given = options(process.argv.slice(2));
  if (given.thresholds) return chooseThresholds(readTopics(root));
  if (given.train && given.test) {
    // Read here once, so that a faulty file is told before minutes of training.
    for (const file of [given.train, given.test]) readTsv(file);
    if (given.oos) readTsv(given.oos, ['text']);
    const { ours, stock } = await sideBySide(
      `${given.train} → ${given.test}`,
      given.train,
      given.test,
      given.oos,
      given,
    );
    console.log(JSON.stringify({ ours, stock }));
    if (!ours) process.exitCode = 1;
    return;
  }
  const data = join(root, given.data);
  await ownTopics(root, data, given);
  for (const [name, train, test, oos] of foreignSets) {
    const [a, b, c] = [train, test, oos].map((file) => (file ? join(data, file) : null));
    if (!a || !b || !existsSync(a) || !existsSync(b)) console.log(`\n${name}: not there, left out`);
    else await sideBySide(`\n${name}`, a, b, c ?? null, given);
  }
  console.log('\nTày or Vietnamese');
  spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'language.ts'), '--data', data], {
    stdio: 'inherit',
  });
}

async function sideBySide(title: string, train: string, test: string, oos: string | null, given: BenchOptions) {
  const task = { train, test, oos, heapMessages: given.messages };
  const ours = await measureApart('ours', task, given.stockMinutes);
  const stock = await measureApart('stock', task, given.stockMinutes);
  if (!stock) console.log(`stock node-nlp had not finished after ${given.stockMinutes} minutes`);
  printSideBySide(title, ours, stock);
  return { ours, stock };
}

main().catch((error: unknown) => {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 2;
});
