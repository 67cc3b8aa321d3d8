import type { Content } from '../../content/content';
import { dueOn, type Due } from '../../content/due';
import { readableDay, readDay } from '../../model/week';

const whyWords: Record<Due['why'], (due: Due, day: string) => string> = {
  review: (_due, day) => `quá hạn kiểm tra từ ${day}`,
  expired: (_due, day) => `hết hiệu lực sau ngày ${day}: máy không trả lời nữa`,
  lapsed: ({ about }, day) => `dựa vào ${about} đã hết hiệu lực${day ? ` sau ngày ${day}` : ''}`,
  changed: ({ about }, day) => `${about} sửa căn cứ từ ngày ${day}, sau lần kiểm tra cuối`,
  undialled: () => 'chưa ai gọi thử',
  ending: (_due, day) => `sắp hết hiệu lực, ngày cuối ${day}`,
};

/** What `npm run content -- due` prints for a day. */
export function dueLines(content: Content, day: string): string[] {
  if (readDay(day) !== day) return ['Ngày ghi dạng 2027-01-01.'];
  const due = dueOn(content, day);
  return [
    ...due.map((each) => `${each.id.padEnd(26)} ${whyWords[each.why](each, each.day ? readableDay(each.day) : '')}`),
    `${due.length} việc cần xem lại, tính đến ngày ${readableDay(day)}.`,
  ];
}
