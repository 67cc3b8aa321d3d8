import { readableDay } from '../model/week';
import type { Due } from './due';

/** Why something has to be looked at again, as officials read it on their page and in the terminal. */
export function dueWords(
  { id, why, day, about = '', follows }: Due,
  say: (key: string, values?: Record<string, string | number>) => string,
): string {
  const on = day ? readableDay(day) : '';
  const since = day ? say('content.due.since', { day: on }) : '';
  return say(`content.due.${why}`, { day: on, about, since, follows: followWords() });

  function followWords(): string {
    if (!follows) return '';
    const nothing = follows.withheld + follows.noted === 0;
    return nothing ? say('content.due.follows.nothing') : say('content.due.follows', { ...follows, id });
  }
}
