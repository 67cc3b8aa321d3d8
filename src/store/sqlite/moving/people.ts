import type { Session } from '../../../model/session';
import type { Records } from '../../../model/record';
import { personOf, upsertPerson, upsertSession } from '../people';
import { shelf, type Shelf } from './shelf';

export const peopleShelf = shelf<'people', Parameters<typeof personOf>[0]>({
  table: 'people',
  key: 'key',
  from: personOf,
  put: upsertPerson,
});

export const sessionsShelf = shelf<'sessions', { person: string; session: string }>({
  table: 'sessions',
  key: 'person',
  columns: 'person, session',
  from: ({ person, session }) => ({ person, session: JSON.parse(session) as Session }),
  put: (sql, { person, session }) => upsertSession(sql, person, session),
});

type UnknownWord = Records['unknownWords'];
const columns = 'language, word, person, times, last_at AS lastAt';

export const unknownWordsShelf: Shelf<'unknownWords'> = {
  page: (sql, after, limit) => {
    const [language = '', word = '', person = ''] = after?.split('\0') ?? [];
    return sql.all<UnknownWord>(
      `SELECT ${columns} FROM unknown_words WHERE (language, word, person) > (?, ?, ?)
       ORDER BY language, word, person LIMIT ?`,
      [language, word, person, limit],
    );
  },
  last: (sql) =>
    sql.get<UnknownWord>(`SELECT ${columns} FROM unknown_words ORDER BY language DESC, word DESC, person DESC LIMIT 1`),
  put: (sql, { language, word, person, times, lastAt }) =>
    void sql.run(
      `INSERT INTO unknown_words (language, word, person, times, last_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (language, word, person) DO NOTHING`,
      [language, word, person, times, lastAt],
    ),
};
