import { wordLines } from './word-files';

/** One meaning: the ways to say it, each as its words. */
export type Concept = string[][];

/**
 * Words that mean the same to somebody asking for help. The examples of a topic cannot show every way to say "đẻ" or
 * "đi tù"; these let what was learned from one word count for its neighbours. They are features beside the words,
 * never a rule: a wrong line makes the model a little worse, not wrong.
 */
export const concepts = (): Concept[] =>
  wordLines('synonyms.txt').map((line) =>
    line
      .split(',')
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== '')
      .map((phrase) => phrase.split(/\s+/)),
  );
