import type { Candidate, Interaction } from '../../model/interaction';
import type { ChannelName } from '../../model/message';
import type { CommonQuestion, CountRow, Interactions, UnansweredQuestion } from '../../ports/interactions';
import { textKey } from '../text-key';
import type { Sql } from './database';
import { read } from './faults';
import { packedCommon, packedCounts, worthPacks } from './packed-reports';
import { within } from './within';

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

/**
 * What ties are ordered by is part of the promise: two stores must print the same report. `packs` false: a database
 * of a form that had none; its reports come from the rows alone.
 */
export const sqliteInteractions = (sql: Sql, packs = true): Interactions => ({
  get: (id) =>
    read(() => {
      const row = sql.get<Row>('SELECT * FROM interactions WHERE id = ?', [id]);
      return row ? interactionOf(row) : null;
    }),

  common: (filter, limit) => {
    const { where, values } = within(filter);
    return read(() => {
      if (packs && worthPacks(sql, filter)) return packedCommon(sql, filter, limit);
      return sql.all<CommonQuestion>(
        `SELECT topic, count(*) AS count, count(DISTINCT person) AS people,
           sum(thumbs = 1) AS thumbsUp, sum(thumbs = -1) AS thumbsDown
         FROM interactions WHERE ${where} AND topic IS NOT NULL AND substr(topic, 1, 4) <> 'sys-'
         GROUP BY topic ORDER BY count DESC, topic LIMIT ?`,
        [...values, limit],
      );
    });
  },

  unanswered: (filter, limit) => {
    const { where, values } = within(filter);
    return read(() =>
      // With one max() SQLite takes the other columns from the row that holds it: the newest example. Of two of one
      // moment the greater text, then language; else it would be up to the database which one is shown.
      sql.all<UnansweredQuestion>(
        `SELECT text, count, language, at AS lastAt FROM (
           SELECT text, count(*) AS count, language, at, text_key, max(printf('%016d', at) || text || char(0) || language)
           FROM interactions WHERE ${where} AND decision = 'fallback' AND text <> '' GROUP BY text_key)
         ORDER BY count DESC, at DESC, text_key LIMIT ?`,
        [...values, limit],
      ),
    );
  },

  counts: (filter, by) => {
    const { where, values } = within(filter);
    return read(() => {
      if (packs && worthPacks(sql, filter)) return packedCounts(sql, filter, by);
      return sql.all<CountRow>(
        `SELECT ${by} AS key, count(*) AS total, sum(decision = 'answer') AS answer, sum(decision = 'ask') AS ask,
           sum(decision = 'fallback') AS fallback, count(DISTINCT person) AS people
         FROM interactions WHERE ${where} GROUP BY ${by} ORDER BY ${by}`,
        values,
      );
    });
  },

  handoffs: (span, limit) =>
    read(() =>
      sql.all<{ at: number; channel: ChannelName; text: string }>(
        'SELECT at, channel, text FROM handoffs WHERE at >= ? AND at < ? ORDER BY at DESC, inbox_id DESC LIMIT ?',
        [span.from, span.to, limit],
      ),
    ),
});

export function insertInteraction(sql: Sql, one: Interaction): void {
  sql.run(
    `INSERT INTO interactions (id, at, week, person, channel, language, text, text_key, decision, topic, score,
       candidates, revision, latency_ms, thumbs)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    [
      ...[one.id, one.at, one.week, one.person, one.channel, one.language],
      ...[one.text, textKey(one.text), one.decision, one.topic, one.score],
      ...[JSON.stringify(one.candidates), one.revision, one.latencyMs, one.thumbs],
    ],
  );
}

export const interactionOf = (row: Row): Interaction => ({
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
