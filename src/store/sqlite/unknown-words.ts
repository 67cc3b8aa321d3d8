import { countable, fewestPeople } from '../../model/unknown-word';
import type { UnknownWord, UnknownWords } from '../../ports/unknown-words';
import type { Sql } from './database';
import { read } from './faults';

export const sqliteUnknownWords = (sql: Sql): UnknownWords => ({
  common: ({ minPeople, limit, language }) =>
    read(() =>
      sql.all<UnknownWord>(
        `SELECT word, language, count(*) AS people, sum(times) AS times, max(last_at) AS lastAt
         FROM unknown_words ${language === undefined ? '' : 'WHERE language = ?'}
         GROUP BY language, word HAVING count(*) >= ?
         ORDER BY people DESC, times DESC, word, language LIMIT ?`,
        [...(language === undefined ? [] : [language]), Math.max(fewestPeople, minPeople), limit],
      ),
    ),
});

export function countUnknownWords(
  sql: Sql,
  person: string,
  { language, words }: { language: string; words: readonly string[] },
  now: number,
): void {
  for (const word of countable(words)) {
    sql.run(
      `INSERT INTO unknown_words (language, word, person, times, last_at) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (language, word, person) DO UPDATE SET times = times + 1, last_at = excluded.last_at`,
      [language, word, person, now],
    );
  }
}
