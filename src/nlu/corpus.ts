/** What the classifier learns from. */
export interface TopicExamples {
  topic: string;
  examples: string[];
  /** Other text about the topic (title, lines of the answer): teaches its words, counts less than an example. */
  hints?: string[];
}
