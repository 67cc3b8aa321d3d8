import type { CountRow } from '../ports/interactions';
import type { Names } from './names';
import { readableWeek } from './period';
import type { Report } from './report';

type By = 'week' | 'language' | 'channel';

const about: Record<By, { title: string; column: string; name(names: Names, key: string): string }> = {
  week: { title: 'Số liệu theo tuần', column: 'Tuần', name: (_names, key) => readableWeek(key) },
  language: { title: 'Số liệu theo tiếng nói', column: 'Tiếng', name: (names, key) => names.language(key) },
  channel: { title: 'Số liệu theo kênh', column: 'Kênh', name: (names, key) => names.channel(key) },
};

/** Weeks stand in the order of time, the others with the most asked first. */
const inOrder = (by: By, rows: CountRow[]): CountRow[] =>
  rows.sort((a, b) => (by === 'week' || a.total === b.total ? (a.key < b.key ? -1 : 1) : b.total - a.total));

const countsBy = (by: By): Report => ({
  id: `counts-${by}`,
  title: about[by].title,
  needs: 'numbers.see',
  columns: [
    { key: 'name', title: about[by].column, kind: 'text' },
    { key: 'key', title: 'Mã', kind: 'text' },
    { key: 'total', title: 'Lượt hỏi', kind: 'number' },
    { key: 'answer', title: 'Trả lời được', kind: 'number' },
    { key: 'ask', title: 'Hỏi lại', kind: 'number' },
    { key: 'fallback', title: 'Chưa trả lời được', kind: 'number' },
    { key: 'people', title: 'Số người', kind: 'number' },
  ],
  rows: async ({ interactions, names }, filter, limit) =>
    inOrder(by, [...(await interactions.counts(filter, by))])
      .slice(0, limit)
      .map((row) => [
        about[by].name(names, row.key),
        row.key,
        row.total,
        row.answer,
        row.ask,
        row.fallback,
        row.people,
      ]),
});

export const countsByWeek = countsBy('week');
export const countsByLanguage = countsBy('language');
export const countsByChannel = countsBy('channel');
