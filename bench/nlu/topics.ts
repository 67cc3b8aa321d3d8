import { readContent } from '../../src/content/load';
import { hintsOf, type TopicExamples } from '../../src/nlu/corpus';

export interface TestedTopic extends TopicExamples {
  tests: string[];
  emergency: boolean;
  /** Topics offered as buttons under the answer. */
  related: string[];
}

/** Every sound topic under `intents/vi`, with its held-out tests. */
export function readTopics(root: string): TestedTopic[] {
  return Array.from(readContent(root).content.topics.values(), (topic) => ({
    topic: topic.id,
    examples: topic.examples,
    hints: hintsOf(topic),
    tests: topic.tests,
    emergency: topic.tone === 'emergency',
    related: topic.related,
  }));
}
