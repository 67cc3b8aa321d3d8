import { readContent } from '../../src/content/load';
import { corpusFrom, type TopicExamples } from '../../src/nlu/corpus';

export interface TestedTopic extends TopicExamples {
  tests: string[];
  emergency: boolean;
  /** Topics offered as buttons under the answer. */
  related: string[];
}

/** Every sound topic under `intents/vi`, with its held-out tests. */
export function readTopics(root: string): TestedTopic[] {
  const topics = [...readContent(root).content.topics.values()];
  return corpusFrom(topics).map((learned, i) => ({
    ...learned,
    tests: topics[i]!.tests,
    emergency: topics[i]!.tone === 'emergency',
    related: topics[i]!.related,
  }));
}
