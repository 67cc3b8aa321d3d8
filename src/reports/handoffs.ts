import type { Report } from './report';

/** Who asked for a human. The log keeps no language with these, so a chosen language does not narrow them. */
export const handoffs: Report = {
  id: 'handoffs',
  title: 'Lời nhắn xin gặp cán bộ',
  needs: 'questions.see',
  columns: [
    { key: 'text', title: 'Lời nhắn (đã che số)', kind: 'text' },
    { key: 'channel', title: 'Kênh', kind: 'text' },
    { key: 'at', title: 'Ngày', kind: 'date' },
  ],
  rows: async ({ interactions, names }, filter, limit) =>
    (await interactions.handoffs(filter, limit))
      .filter((row) => filter.channel === undefined || row.channel === filter.channel)
      .map((row) => [row.text, names.channel(row.channel), row.at]),
};
