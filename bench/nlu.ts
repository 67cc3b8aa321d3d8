import { join } from 'node:path';
import { trainClassifier } from '../src/nlu/classifier';
import { backgroundSentences } from '../src/nlu/background';
import { decide } from '../src/nlu/decide';
import { measure, type Figures } from './nlu/measure';
import { stockClassifier } from './nlu/stock';
import { chooseThresholds } from './nlu/thresholds';
import { readTopics } from './nlu/topics';

/**
 * npx tsx bench/nlu.ts                our classifier beside stock node-nlp, same examples, same run
 * npx tsx bench/nlu.ts --thresholds   the thresholds for decide.ts, from the examples alone
 * npx tsx bench/nlu.ts --wrong        also every test whose first guess is wrong
 */
async function main(): Promise<void> {
  const topics = readTopics(join(__dirname, '..'));
  if (process.argv.includes('--thresholds')) return chooseThresholds(topics);

  const ours = await measure(topics, async () => {
    const classifier = await trainClassifier(topics);
    return (text) => classifier.classify(text, 'vi');
  });
  const stock = await measure(topics, async () => {
    const guess = await stockClassifier(topics);
    return async (text) => ({ candidates: await guess(text), exact: false });
  });
  table(topics.length, ours.figures, stock.figures);

  const emergency = (topic: string) => topics.some((each) => each.topic === topic && each.emergency);
  const strangers = backgroundSentences();
  let answered = 0;
  for (const text of strangers) if (decide(await stock.guesser(text), { emergency }).kind === 'answer') answered += 1;
  console.log(`background sentences stock would answer (ours has learned them): ${answered} of ${strangers.length}`);

  if (process.argv.includes('--wrong'))
    for (const { right, text, got } of ours.confusions) console.log(`${right} | ${text} -> ${got}`);
}

function table(topics: number, ours: Figures, stock: Figures): void {
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const ms = (value: number) => `${value.toFixed(3)} ms`;
  const rows: [string, string, string][] = [
    ['first choice', share(ours.first), share(stock.first)],
    ['among first three', share(ours.three), share(stock.three)],
    ['first choice, no marks', share(ours.strippedFirst), share(stock.strippedFirst)],
    ['first three, no marks', share(ours.strippedThree), share(stock.strippedThree)],
    ['answered right', share(ours.answeredRight), share(stock.answeredRight)],
    ['answered wrong', share(ours.answeredWrong), share(stock.answeredWrong)],
    ['asked, right one among buttons', share(ours.askedWithRight), share(stock.askedWithRight)],
    ['asked, right one missing', share(ours.askedWithout), share(stock.askedWithout)],
    ['fallback', share(ours.fallback), share(stock.fallback)],
    ['classify p50', ms(ours.p50Ms), ms(stock.p50Ms)],
    ['classify p99', ms(ours.p99Ms), ms(stock.p99Ms)],
    ['training', `${ours.trainSeconds.toFixed(2)} s`, `${stock.trainSeconds.toFixed(2)} s`],
  ];
  console.log(`${topics} topics, ${ours.tests} held-out tests`);
  for (const [name, a, b] of [['', 'ours', 'stock node-nlp'], ...rows])
    console.log(`${name?.padEnd(32)}${a?.padStart(12)}${b?.padStart(16)}`);
}

void main();
