/** What the classifier learns from. */
export interface TopicExamples {
  topic: string;
  examples: string[];
  /** Other text about the topic (title, lines of the answer): teaches its words, counts less than an example. */
  hints?: string[];
  /** Pleas that must reach this topic however badly they are typed. */
  alarms?: readonly string[];
}

/** What the classifier learns of the topics of the content. */
export const corpusFrom = (
  topics: Iterable<{ id: string; examples: string[]; alarms?: string[] | undefined } & Parameters<typeof hintsOf>[0]>,
): TopicExamples[] =>
  Array.from(topics, (topic) => ({
    topic: topic.id,
    examples: topic.examples,
    hints: hintsOf(topic),
    alarms: topic.alarms ?? [],
  }));

/** Shorter lines ("Không mất tiền") say nothing about the topic. */
const shortestHint = 15;

/** The hints of a topic out of what people read of it. */
export function hintsOf(topic: {
  title: string;
  answer: string;
  blocks?: Record<string, string | string[] | undefined>;
}): string[] {
  const shown = [topic.answer, ...Object.values(topic.blocks ?? {}).flat()];
  const lines = shown.flatMap((text) => (text ?? '').split(/[.\n]/)).map((line) => line.trim());
  return [topic.title, ...lines.filter((line) => line.length > shortestHint)];
}
