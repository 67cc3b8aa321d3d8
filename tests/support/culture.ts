import type { CultureEntry } from '../../src/content/culture-schema';
import type { Say } from '../../src/knowledge/say';
import { book } from './conversation';

/** An entry with only what a test is about. */
export const entryOf = (id: string, change: Partial<CultureEntry> = {}): CultureEntry => ({
  id,
  kind: 'festival',
  title: `Mục ${id}`,
  names: [],
  groups: [],
  text: `Lời của ${id}. Câu sau.`,
  communes: [],
  media: [],
  sources: [{ page: `Trang của ${id}`, seen: '2026-11-22' }],
  trust: 'A',
  review: { checked: '2026-11-22', due: '2027-05-22' },
  ...change,
});

/** Lines of the project's own `bot.json`. */
export function vietnamese(): Say {
  const { messages } = book();
  return (key, values = {}) => messages.say('vi', `bot.${key}`, values);
}
