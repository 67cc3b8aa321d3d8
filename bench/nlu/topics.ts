import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { hintsOf, type TopicExamples } from '../../src/nlu/corpus';

const topicFile = z.object({
  id: z.string(),
  title: z.string().default(''),
  tone: z.string().default('normal'),
  examples: z.array(z.coerce.string()),
  tests: z.array(z.coerce.string()),
  related: z.array(z.string()).default([]),
  answer: z.string().default(''),
  blocks: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});

export interface TestedTopic extends TopicExamples {
  tests: string[];
  emergency: boolean;
  /** Topics offered as buttons under the answer. */
  related: string[];
}

/** Every topic under `intents/vi`, with its held-out tests. */
export function readTopics(root: string): TestedTopic[] {
  const base = join(root, 'intents', 'vi');
  return readdirSync(base)
    .sort()
    .flatMap((group) =>
      readdirSync(join(base, group))
        .filter((name) => name.endsWith('.yml'))
        .sort()
        .map((name) => topicFile.parse(parse(readFileSync(join(base, group, name), 'utf8')))),
    )
    .map((topic) => ({
      topic: topic.id,
      examples: topic.examples,
      tests: topic.tests,
      emergency: topic.tone === 'emergency',
      related: topic.related,
      hints: hintsOf(topic),
    }));
}
