import { reviewStates, type ReviewState } from '../model/lexicon';
import type { Content } from './content';
import { sourceLines } from './translatable';

/** How far one language is: every key counts once, so the numbers add up to `total`. */
export interface Coverage {
  language: string;
  /** As on a button. */
  name: string;
  total: number;
  missing: number;
  /** Made from a Vietnamese text that has changed since; what they counted as does not matter then. */
  stale: number;
  states: Record<ReviewState, number>;
}

/** A row for each language but Vietnamese. */
export function coverage(content: Content): Coverage[] {
  const keys = [...sourceLines(content.messages, content.menu, content.topics.values()).keys()];
  return content.languages
    .filter(({ tag }) => tag !== 'vi')
    .map(({ tag, name }) => {
      const found = keys.flatMap((key) => content.translations.get(tag)?.get(key) ?? []);
      const fresh = found.filter(({ stale }) => !stale);
      const states = Object.fromEntries(
        reviewStates.map((state) => [state, fresh.filter(({ counts }) => counts === state).length]),
      ) as Record<ReviewState, number>;
      const stale = found.length - fresh.length;
      return { language: tag, name, total: keys.length, missing: keys.length - found.length, stale, states };
    });
}
