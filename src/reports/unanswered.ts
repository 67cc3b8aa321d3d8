import type { Report } from './report';

/** What the bot could not answer, in people's own words; the text was masked before it was stored. */
export const unanswered: Report = {
  id: 'unanswered',
  title: 'Câu hỏi máy chưa trả lời được',
  needs: 'questions.see',
  columns: [
    { key: 'text', title: 'Câu hỏi (đã che số)', kind: 'text' },
    { key: 'count', title: 'Lượt hỏi', kind: 'number' },
    { key: 'language', title: 'Tiếng', kind: 'text' },
    { key: 'lastAt', title: 'Lần cuối', kind: 'date' },
  ],
  rows: async ({ interactions, names }, filter, limit) =>
    (await interactions.unanswered(filter, limit)).map((row) => [
      row.text,
      row.count,
      names.language(row.language),
      row.lastAt,
    ]),
};
