import type { Report } from './report';

/** What is asked most, by topic. Small talk (`sys-`) is left out by the store. */
export const commonQuestions: Report = {
  id: 'common',
  title: 'Việc bà con hỏi nhiều nhất',
  needs: 'numbers.see',
  columns: [
    { key: 'title', title: 'Việc', kind: 'text' },
    { key: 'topic', title: 'Mã', kind: 'text' },
    { key: 'count', title: 'Lượt hỏi', kind: 'number' },
    { key: 'people', title: 'Số người', kind: 'number' },
    { key: 'thumbsUp', title: 'Có ích', kind: 'number' },
    { key: 'thumbsDown', title: 'Chưa đúng', kind: 'number' },
  ],
  rows: async ({ interactions, names }, filter, limit) =>
    (await interactions.common(filter, limit)).map((row) => [
      names.topic(row.topic),
      row.topic,
      row.count,
      row.people,
      row.thumbsUp,
      row.thumbsDown,
    ]),
};
