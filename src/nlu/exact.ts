import { canonical, fold } from '../text/fold';
import { words } from '../text/words';

export interface LabelledText {
  topic: string;
  text: string;
}

/** Finds a topic by a text that equals one of its examples, or null. */
export type ExactLayer = (text: string) => string | null;

/**
 * Equal means: the same words whatever the case, tone placement or normal form; or typed without (some) marks and
 * then fitting examples of one topic only. One bare syllable ("bo") fits too many words to equal a marked one.
 */
export function exactLayer(examples: LabelledText[]): ExactLayer {
  const byFold = new Map<string, { key: string[]; topic: string }[]>();
  for (const { topic, text } of examples) {
    const key = words(canonical(text));
    const folded = key.map(fold).join(' ');
    if (folded !== '') byFold.set(folded, [...(byFold.get(folded) ?? []), { key, topic }]);
  }

  return (text) => {
    const key = words(canonical(text));
    const plain = key.map(fold);
    const near = byFold.get(plain.join(' '));
    if (!near) return null;
    const same = near.filter((example) => example.key.every((word, i) => word === key[i]));
    const bare = key.every((word, i) => word === plain[i]);
    if (!bare && same.length > 0) return onlyTopic(same);
    if (key.length < 2 && same.length === 0) return null;
    return onlyTopic(near.filter((example) => example.key.every((word, i) => fits(word, key[i] ?? '', plain[i] ?? ''))));
  };
}

/** Equal, or typed without marks. Never the other way round: the example "bo" may mean bố where "bỏ" was typed. */
const fits = (example: string, typed: string, plain: string): boolean => example === typed || typed === plain;

function onlyTopic(examples: { topic: string }[]): string | null {
  const topics = new Set(examples.map((example) => example.topic));
  return topics.size === 1 ? (examples[0]?.topic ?? null) : null;
}
