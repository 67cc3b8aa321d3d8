import type { Interactions, QuestionFilter } from '../ports/interactions';
import { mostRows } from './report';

/**
 * For one page: what is asked twice, for a figure and for its table, is looked up once, so that they agree while new
 * questions come in.
 */
export function askedOnce(interactions: Interactions): Interactions {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(name: string, filter: QuestionFilter, ask: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify([name, filter.from, filter.to, filter.language, filter.channel]);
    const answer = known.get(key) ?? ask();
    known.set(key, answer);
    return answer as Promise<T>;
  };
  return {
    get: (id) => interactions.get(id),
    // There are hundreds of topics at most: all of them cost what the first ten do.
    common: async (filter, limit) =>
      (await once('common', filter, () => interactions.common(filter, mostRows))).slice(0, limit),
    counts: (filter, by) => once(`counts ${by}`, filter, () => interactions.counts(filter, by)),
    unanswered: (filter, limit) => interactions.unanswered(filter, limit),
    handoffs: (span, limit) => interactions.handoffs(span, limit),
  };
}
