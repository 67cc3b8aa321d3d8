import type { Candidate, Interaction } from '../../model/interaction';
import type { ChannelName } from '../../model/message';
import type {
  CommonQuestion,
  CountRow,
  Interactions,
  QuestionFilter,
  UnansweredQuestion,
} from '../../ports/interactions';
import type { Sql, Value } from './database';
import { read } from './faults';

interface Row {
  id: string;
  at: number;
  week: string;
  person: string | null;
  channel: ChannelName;
  language: string;
  text: string;
  decision: Interaction['decision'];
  topic: string | null;
  score: number;
  candidates: string;
  revision: string | null;
  latency_ms: number;
  thumbs: Interaction['thumbs'];
}

/** What ties are ordered by is part of the promise: two stores must print the same report. */
export const sqliteInteractions = (sql: Sql): Interactions => ({
  get: (id) =>
    read(() => {
      const row = sql.get<Row>('SELECT * FROM interactions WHERE id = ?', [id]);
      return row ? interactionOf(row) : null;
    }),

  common: (filter, limit) => {
    const { where, values } = within(filter);
    return read(() =>
      sql.all<CommonQuestion>(
        `SELECT topic, count(*) AS count, count(DISTINCT person) AS people,
           sum(thumbs = 1) AS thumbsUp, sum(thumbs = -1) AS thumbsDown
         FROM interactions WHERE ${where} AND topic IS NOT NULL AND substr(topic, 1, 4) <> 'sys-'
         GROUP BY topic ORDER BY count DESC, topic LIMIT ?`,
        [...values, limit],
      ),
    );
  },

  unanswered: (filter, limit) => {
    const { where, values } = within(filter);
    return read(() =>
      // With one max() SQLite takes the other columns from the row that holds it: the newest example.
      sql.all<UnansweredQuestion>(
        `SELECT text, count(*) AS count, language, max(at) AS lastAt
         FROM interactions WHERE ${where} AND decision = 'fallback' AND text <> ''
         GROUP BY text_key ORDER BY count DESC, lastAt DESC, text_key LIMIT ?`,
        [...values, limit],
      ),
    );
  },

  counts: (filter, by) => {
    const { where, values } = within(filter);
    return read(() =>
      sql.all<CountRow>(
        `SELECT ${by} AS key, count(*) AS total, sum(decision = 'answer') AS answer, sum(decision = 'ask') AS ask,
           sum(decision = 'fallback') AS fallback, count(DISTINCT person) AS people
         FROM interactions WHERE ${where} GROUP BY ${by} ORDER BY ${by}`,
        values,
      ),
    );
  },

  handoffs: (span, limit) =>
    read(() =>
      sql.all<{ at: number; channel: ChannelName; text: string }>(
        'SELECT at, channel, text FROM handoffs WHERE at >= ? AND at < ? ORDER BY at DESC, inbox_id DESC LIMIT ?',
        [span.from, span.to, limit],
      ),
    ),
});

function within(filter: QuestionFilter): { where: string; values: Value[] } {
  const values: Value[] = [filter.from, filter.to];
  let where = 'at >= ? AND at < ?';
  for (const column of ['language', 'channel'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    where += ` AND ${column} = ?`;
    values.push(value);
  }
  return { where, values };
}

export function insertInteraction(sql: Sql, one: Interaction): void {
  sql.run(
    `INSERT INTO interactions (id, at, week, person, channel, language, text, text_key, decision, topic, score,
       candidates, revision, latency_ms, thumbs)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    [
      ...[one.id, one.at, one.week, one.person, one.channel, one.language],
      ...[one.text, one.text.normalize('NFC').toLowerCase(), one.decision, one.topic, one.score],
      ...[JSON.stringify(one.candidates), one.revision, one.latencyMs, one.thumbs],
    ],
  );
}

const interactionOf = (row: Row): Interaction => ({
  id: row.id,
  at: row.at,
  week: row.week,
  person: row.person,
  channel: row.channel,
  language: row.language,
  text: row.text,
  decision: row.decision,
  topic: row.topic,
  score: row.score,
  candidates: JSON.parse(row.candidates) as Candidate[],
  revision: row.revision,
  latencyMs: row.latency_ms,
  thumbs: row.thumbs,
});
