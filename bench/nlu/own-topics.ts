import { decide, type DecideOptions } from '../../src/nlu/decide';
import { contestants } from './contestants';
import { farSets, type FarSet } from './far';
import { heapGrowth } from './any-tsv';
import { measure, type Figures, type Guesser, type Measured } from './measure';
import type { BenchOptions } from './options';
import { auroc } from './scores';
import { readTopics } from './topics';
import { timesUnderLoad } from './under-load';
import { longestAnswers } from './worst-case';

/** Our own topics: held-out tests, texts about nothing of ours, the worst texts, the heap. */
export async function ownTopics(root: string, data: string, given: BenchOptions): Promise<void> {
  const topics = readTopics(root);
  const ours = await measure(topics, () => contestants.ours(topics));
  const stock = await measure(topics, () => contestants.stock(topics));
  table(topics.length, ours.figures, stock.figures);

  const emergency = (topic: string) => topics.some((each) => each.topic === topic && each.emergency);
  const related = (topic: string) => topics.find((each) => each.topic === topic)?.related ?? [];
  console.log(`\n${'out of scope'.padEnd(32)}${'texts'.padStart(7)}${'ours'.padStart(20)}${'stock'.padStart(20)}`);
  const sets = farSets(data);
  for (const set of [...sets, { name: 'all of them', texts: sets.flatMap(({ texts }) => texts) }])
    console.log(await farRow(set, ours, stock, { emergency, related }));

  const { worst, texts, p99, slowest } = await longestAnswers(ours.guesser);
  console.log(
    `\n${texts} naughty and random texts of up to 1,000 code points: p99 ${p99.toFixed(2)} ms, worst ${worst.toFixed(2)} ms with collections, slowest text by itself ${slowest.toFixed(2)} ms`,
  );
  const busy = await timesUnderLoad(
    ours.guesser,
    topics.flatMap(({ tests }) => tests),
  );
  console.log(`with all cores busy: p50 ${busy.p50.toFixed(3)} ms, p99 ${busy.p99.toFixed(2)} ms`);
  const rows = topics.flatMap(({ topic, tests }) => tests.map((text) => ({ text, intent: topic })));
  const grown = await heapGrowth(
    async (text) => ({ ...(await ours.guesser(text)), intent: null }),
    rows,
    given.messages,
  );
  console.log(`heap growth over ${given.messages} messages, no two alike: ${grown.toFixed(1)} MB`);
  if (given.wrong) for (const { right, text, got } of ours.confusions) console.log(`${right} | ${text} -> ${got}`);
}

async function farRow(
  { name, texts }: FarSet,
  ours: Measured,
  stock: Measured,
  { emergency, related }: DecideOptions,
): Promise<string> {
  const cell = async ({ guesser, scores }: { guesser: Guesser; scores: number[] }) => {
    const strange: number[] = [];
    let answered = 0;
    for (const text of texts) {
      const found = await guesser(text);
      strange.push(found.candidates[0]?.score ?? 0);
      if (decide(found, { emergency, related }).kind === 'answer') answered += 1;
    }
    return `${percent(auroc(scores, strange))} /${percent(answered / texts.length).padStart(8)}`;
  };
  return `${name.padEnd(32)}${String(texts.length).padStart(7)}${(await cell(ours)).padStart(20)}${(await cell(stock)).padStart(20)}`;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function table(topics: number, ours: Figures, stock: Figures): void {
  const ms = (value: number) => `${value.toFixed(3)} ms`;
  const rows: [string, string, string][] = [
    ['first choice', percent(ours.first), percent(stock.first)],
    ['among first three', percent(ours.three), percent(stock.three)],
    ['first choice, no marks', percent(ours.strippedFirst), percent(stock.strippedFirst)],
    ['first three, no marks', percent(ours.strippedThree), percent(stock.strippedThree)],
    ['answered right', percent(ours.answeredRight), percent(stock.answeredRight)],
    ['answered wrong', percent(ours.answeredWrong), percent(stock.answeredWrong)],
    ['asked, right one among buttons', percent(ours.askedWithRight), percent(stock.askedWithRight)],
    ['asked, right one missing', percent(ours.askedWithout), percent(stock.askedWithout)],
    ['fallback', percent(ours.fallback), percent(stock.fallback)],
    ['expected calibration error', ours.calibrationError.toFixed(3), stock.calibrationError.toFixed(3)],
    ['classify p50', ms(ours.p50Ms), ms(stock.p50Ms)],
    ['classify p99', ms(ours.p99Ms), ms(stock.p99Ms)],
    ['training', `${ours.trainSeconds.toFixed(2)} s`, `${stock.trainSeconds.toFixed(2)} s`],
  ];
  console.log(`${topics} topics, ${ours.tests} held-out tests`);
  for (const [name, a, b] of [['', 'ours', 'stock node-nlp'], ...rows])
    console.log(`${name?.padEnd(32)}${a?.padStart(12)}${b?.padStart(16)}`);
}
