import type { Content } from '../../content/content';
import { dueOn } from '../../content/due';
import { dueWords } from '../../content/due-words';
import { readableDay, readDay } from '../../model/week';

/** What `npm run content -- due` prints for a day. */
export function dueLines(content: Content, day: string): string[] {
  if (readDay(day) !== day) return ['Ngày ghi dạng 2027-01-01.'];
  const say = (key: string, values?: Record<string, string | number>) =>
    content.messages.say('vi', `console.${key}`, values);
  const due = dueOn(content, day);
  return [
    ...due.map((each) => `${each.id.padEnd(26)} ${dueWords(each, say)}`),
    `${due.length} việc cần xem lại, tính đến ngày ${readableDay(day)}.`,
  ];
}
