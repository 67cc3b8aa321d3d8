import { NlpManager } from 'node-nlp';
import type { TopicExamples } from '../../src/nlu/corpus';

/** node-nlp as its README has it, for Vietnamese: nothing tuned, only saving to disk and the log are off. */
export async function stockClassifier(
  corpus: TopicExamples[],
): Promise<(text: string) => Promise<{ topic: string; score: number }[]>> {
  const manager = new NlpManager({ languages: ['vi'], autoSave: false, nlu: { log: false } });
  for (const { topic, examples } of corpus) for (const example of examples) manager.addDocument('vi', example, topic);
  await manager.train();
  return async (text) => {
    const { intent, score, classifications } = await manager.process('vi', text);
    const first = { topic: intent, score };
    return [
      first,
      ...classifications
        .filter((each) => each.intent !== intent)
        .map((each) => ({ topic: each.intent, score: each.score })),
    ].slice(0, 3);
  };
}
