import { fold } from '../../src/text/fold';
import type { TopicExamples } from '../../src/nlu/corpus';
import { contestants, type Contestant, type Guesser } from './contestants';
import { heapInUse } from './heap';
import { accuracy, auroc, macroF1, quantile, type Judgement } from './scores';
import { readTsv, type Row } from './tsv';

/** One contestant on one set. Shares 0..1; the AUROC is null without out-of-scope texts. */
export interface TsvFigures {
  accuracy: number;
  macroF1: number;
  strippedAccuracy: number;
  oosAuroc: number | null;
  trainSeconds: number;
  p50Ms: number;
  p99Ms: number;
  /** Heap growth in megabytes over `heapMessages` messages, no two alike. */
  heapMB: number;
  heapMessages: number;
}

export interface TsvTask {
  train: string;
  test: string;
  oos: string | null;
  heapMessages: number;
}

export function corpusOf(rows: readonly Row[]): TopicExamples[] {
  const examples = new Map<string, string[]>();
  for (const { text, intent } of rows) examples.set(intent, [...(examples.get(intent) ?? []), text]);
  return Array.from(examples, ([topic, texts]) => ({ topic, examples: texts }));
}

export async function measureTsv(who: Contestant, task: TsvTask): Promise<TsvFigures> {
  const tests = readTsv(task.test);
  const foreign = task.oos ? readTsv(task.oos, ['text']) : [];
  const began = process.hrtime.bigint();
  const guess = await contestants[who](corpusOf(readTsv(task.train)));
  const trainSeconds = Number(process.hrtime.bigint() - began) / 1e9;

  for (const { text } of tests.slice(0, 500)) await guess(text);
  const times: number[] = [];
  const judged: Judgement[] = [];
  const bare: Judgement[] = [];
  const scores: number[] = [];
  for (const { text, intent } of tests) {
    const from = process.hrtime.bigint();
    const found = await guess(text);
    times.push(Number(process.hrtime.bigint() - from) / 1e6);
    judged.push({ right: intent, guessed: found.intent });
    scores.push(found.candidates[0]?.score ?? 0);
    bare.push({ right: intent, guessed: (await guess(fold(text))).intent });
  }
  const strange: number[] = [];
  for (const { text } of foreign) strange.push((await guess(text)).candidates[0]?.score ?? 0);

  return {
    accuracy: accuracy(judged),
    macroF1: macroF1(judged),
    strippedAccuracy: accuracy(bare),
    oosAuroc: foreign.length > 0 ? auroc(scores, strange) : null,
    trainSeconds,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    heapMB: await heapGrowth(guess, tests, task.heapMessages),
    heapMessages: task.heapMessages,
  };
}

/** Megabytes that stay on the heap after `messages` messages of which no two are alike. */
export async function heapGrowth(guess: Guesser, tests: readonly Row[], messages: number): Promise<number> {
  const send = async (from: number, to: number) => {
    for (let i = from; i < to; i += 1)
      await guess(`${tests[i % tests.length]?.text ?? ''} ${i} ${(i * 7919) % 10_007}`);
  };
  await send(0, 500);
  const before = heapInUse();
  await send(500, 500 + messages);
  return (heapInUse() - before) / 1e6;
}
