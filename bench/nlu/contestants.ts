import { NlpManager } from 'node-nlp';
import { trainClassifier } from '../../src/nlu/classifier';
import type { TopicExamples } from '../../src/nlu/corpus';

export interface Guess {
  candidates: { topic: string; score: number }[];
  exact: boolean;
  /** What the classifier would return as its one intent; null for "none of them". */
  intent: string | null;
}

export type Guesser = (text: string) => Promise<Guess>;

/** The two of every table: ours, and node-nlp as its README has it. */
export const contestants = { ours, stock } as const;
export type Contestant = keyof typeof contestants;

export async function ours(corpus: TopicExamples[]): Promise<Guesser> {
  const classifier = await trainClassifier(corpus);
  return async (text) => {
    const { candidates, exact } = await classifier.classify(text, 'vi');
    return { candidates, exact, intent: candidates[0]?.topic ?? null };
  };
}

/** Nothing tuned; only saving to disk and the log are off. */
export async function stock(corpus: TopicExamples[]): Promise<Guesser> {
  const manager = new NlpManager({ languages: ['vi'], autoSave: false, nlu: { log: false } });
  for (const { topic, examples } of corpus) for (const example of examples) manager.addDocument('vi', example, topic);
  await manager.train();
  return async (text) => {
    const { intent, score, classifications } = await manager.process('vi', text);
    const others = classifications.filter((each) => each.intent !== intent && each.intent !== 'None');
    const named = intent === 'None' ? [] : [{ topic: intent, score }];
    const candidates = [...named, ...others.map((each) => ({ topic: each.intent, score: each.score }))].slice(0, 3);
    return { candidates, exact: false, intent: intent === 'None' ? null : intent };
  };
}
