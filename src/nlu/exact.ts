import type { Words } from './reading';

export interface LabelledWords extends Words {
  topic: string;
}

/** Text, not words: an engine that sees arrays of words live on allocates those of every message among the old. */
interface Example {
  topic: string;
  text: string;
}

/** Finds a topic by a text that equals one of its examples, or null. */
export type ExactLayer = (words: Words) => string | null;

/**
 * Equal means: the same words whatever the case, tone placement or normal form; or typed without (some) marks and
 * then fitting examples of one topic only. One bare syllable ("bo") fits too many words to equal a marked one.
 */
export function exactLayer(examples: Iterable<LabelledWords>): ExactLayer {
  const byPlain = new Map<string, Example[]>();
  for (const { topic, typed, typedPlain } of examples) {
    const key = typedPlain.join(' ');
    if (key !== '') byPlain.set(key, [...(byPlain.get(key) ?? []), { topic, text: typed.join(' ') }]);
  }

  return ({ typed, typedPlain }) => {
    const equal = byPlain.get(typedPlain.join(' '));
    if (!equal) return null;
    const near = equal.map(({ topic, text }) => ({ topic, typed: text.split(' ') }));
    const same = near.filter((example) => example.typed.every((word, i) => word === typed[i]));
    const bare = typed.every((word, i) => word === typedPlain[i]);
    if (!bare && same.length > 0) return onlyTopic(same);
    if (typed.length < 2 && same.length === 0) return null;
    return onlyTopic(
      near.filter((example) => example.typed.every((word, i) => fits(word, typed[i] ?? '', typedPlain[i] ?? ''))),
    );
  };
}

/** Equal, or typed without marks. Never the other way round: the example "bo" may mean bố where "bỏ" was typed. */
const fits = (example: string, typed: string, plain: string): boolean => example === typed || typed === plain;

function onlyTopic(examples: { topic: string }[]): string | null {
  const topics = new Set(examples.map((example) => example.topic));
  return topics.size === 1 ? (examples[0]?.topic ?? null) : null;
}
