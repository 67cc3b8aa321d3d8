import { backgroundSentences, gibberish, wordHeap } from './background';
import type { TopicExamples } from './corpus';
import type { Extractor, Features } from './features';
import { noisyCopy } from './noise';
import type { Random } from './random';
import { fold } from '../text/fold';
import { words } from '../text/words';
import { shorthand } from './shorthand';

/** One text to learn from. */
export interface Lesson {
  features: Features;
  /** Index of the topic; the number of topics for the background. */
  label: number;
  kind: 'example' | 'bare' | 'noisy' | 'hint' | 'background';
  /** Running number of the example within its topic; a copy has its example's number, so both are held out together. */
  number: number;
}

const noise = { gibberish: 40, heaps: 40 };

/** Examples, two copies of each (bare and noisy), hints, and the background. */
export function lessons(corpus: readonly TopicExamples[], extractor: Extractor, random: Random): Lesson[] {
  const short = shorthand();
  const out: Lesson[] = [];
  const add = (text: string, label: number, kind: Lesson['kind'], number: number) =>
    out.push({ features: extractor.features(extractor.read(text)), label, kind, number });

  corpus.forEach(({ examples, hints = [] }, label) => {
    examples.forEach((example, number) => {
      add(example, label, 'example', number);
      // An example typed without marks is its own bare copy.
      if (fold(example) !== example.toLowerCase()) add(fold(example), label, 'bare', number);
      add(noisyCopy(example, random, short), label, 'noisy', number);
    });
    hints.forEach((hint, number) => add(hint, label, 'hint', number));
  });

  const heap = corpus.flatMap(({ examples }) => examples.flatMap(words));
  const background = [
    ...backgroundSentences().flatMap((text) => [text, fold(text)]),
    ...Array.from({ length: noise.gibberish }, () => gibberish(random)),
    ...Array.from({ length: noise.heaps }, () => wordHeap(random, heap)),
  ];
  background.forEach((text, number) => add(text, corpus.length, 'background', number >> 1));
  return out;
}
