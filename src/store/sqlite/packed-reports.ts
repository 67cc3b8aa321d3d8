import type { CommonQuestion, CountRow, QuestionFilter, Span } from '../../ports/interactions';
import type { Sql, Value } from './database';
import { dayOf, startOf, unpacked, type Kind } from './pack';
import { Tally } from './tally';
import { within } from './within';

/**
 * The reports that count people, from packs for whole days that have one and from rows for the rest. They say what
 * the same question in SQL says, row for row; that takes half a minute over a year of a province.
 */
export function packedCounts(sql: Sql, filter: QuestionFilter, by: 'week' | 'language' | 'channel'): CountRow[] {
  return snapshot(sql, () => tallied(sql, filter, (kind) => kind[by]).sort((a, b) => binary(a.key, b.key)));
}

export function packedCommon(sql: Sql, filter: QuestionFilter, limit: number): CommonQuestion[] {
  return snapshot(sql, () => {
    const thumbs = thumbsIn(sql, filter);
    return tallied(sql, filter, ({ topic }) => (topic === null || topic.startsWith('sys-') ? null : topic))
      .sort((a, b) => b.total - a.total || binary(a.key, b.key))
      .slice(0, limit)
      .map(({ key, total, people }) => ({
        ...{ topic: key, count: total, people },
        ...(thumbs.get(key) ?? { thumbsUp: 0, thumbsDown: 0 }),
      }));
  });
}

/**
 * Whether packs are the quicker way: not while most days of the span have none, because then every row would be
 * carried out of the database one by one.
 */
export function worthPacks(sql: Sql, { from, to }: Span): boolean {
  const { first, last } = sql.get<{ first: number | null; last: number | null }>(
    'SELECT (SELECT min(at) FROM interactions WHERE at >= ?) AS first, (SELECT max(at) FROM interactions WHERE at < ?) AS last',
    [from, to],
  ) ?? { first: null, last: null };
  if (first === null || last === null) return false;
  const days = packedDays(sql, { from, to }).length;
  return days > 0 && days * 2 >= dayOf(last) - dayOf(first);
}

/** All of one moment: between two questions a pack may be made or an interaction added. */
const snapshot = <T>(sql: Sql, work: () => T): T => sql.raw.transaction(work)();

function tallied(sql: Sql, filter: QuestionFilter, keyOf: (kind: Kind) => string | null): CountRow[] {
  const most = sql.get<{ seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'person_numbers'`)?.seq ?? 0;
  const tally = new Tally(keyOf, most);
  const days = packedDays(sql, filter);
  for (const day of days) {
    const { columns } = sql.get<{ columns: Buffer }>('SELECT columns FROM packs WHERE day = ?', [day])!;
    for (const group of unpacked(columns)) {
      if (isIn(filter, group)) tally.add(group, group.count, group.numbers, group.start, group.end);
    }
  }
  for (const span of between(days, filter)) {
    const { where, values } = within({ ...filter, ...span });
    for (const { number, ...kind } of rowsWhere(sql, where, values))
      tally.add(kind, 1, number === null ? [] : [number]);
  }
  return tally.rows(sql.all<{ number: number }>('SELECT number FROM lost_numbers').map(({ number }) => number));
}

/** Interactions with the number of the person, null without one. */
export const rowsWhere = (sql: Sql, where: string, values: readonly Value[]) =>
  sql.each<Kind & { number: number | null }>(
    `SELECT topic, language, channel, decision, week, number
     FROM interactions LEFT JOIN person_numbers ON person_numbers.person = interactions.person WHERE ${where}`,
    values,
  );

/** Days wholly within the span that have a pack. */
const packedDays = (sql: Sql, { from, to }: Span): number[] =>
  sql
    .all<{ day: number }>('SELECT day FROM packs WHERE day >= ? AND day < ? AND columns IS NOT NULL ORDER BY day', [
      dayOf(from - 1) + 1,
      dayOf(to),
    ])
    .map(({ day }) => day);

/** What the days leave of the span. */
function between(days: readonly number[], { from, to }: Span): Span[] {
  const ends = [...days.map((day) => ({ from: startOf(day), to: startOf(day + 1) })), { from: to, to }];
  const spans = ends.map((end, index) => ({ from: ends[index - 1]?.to ?? from, to: end.from }));
  return spans.filter((span) => span.from < span.to);
}

const isIn = ({ language, channel }: QuestionFilter, kind: Kind): boolean =>
  (language === undefined || kind.language === language) && (channel === undefined || kind.channel === channel);

function thumbsIn(sql: Sql, filter: QuestionFilter): Map<string, Pick<CommonQuestion, 'thumbsUp' | 'thumbsDown'>> {
  const { where, values } = within(filter);
  const rows = sql.all<{ topic: string; up: number; down: number }>(
    `SELECT topic, sum(thumbs = 1) AS up, sum(thumbs = -1) AS down
     FROM interactions INDEXED BY interactions_thumbs WHERE thumbs <> 0 AND ${where} AND topic IS NOT NULL
     GROUP BY topic`,
    values,
  );
  return new Map(rows.map(({ topic, up, down }) => [topic, { thumbsUp: up, thumbsDown: down }]));
}

/** The order of SQLite's texts: by bytes. */
const binary = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
