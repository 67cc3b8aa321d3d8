import type { ChannelName } from '../../model/message';
import type { Person } from '../../model/person';
import type { Session } from '../../model/session';
import type { People, Sessions } from '../../ports/people';
import type { Sql } from './database';
import { read } from './faults';

interface PersonRow {
  key: string;
  channel: ChannelName;
  user: string;
  chat: string;
  language: string | null;
  greeted: number;
  notices: number;
  reach: Person['reach'];
  paused_until: number | null;
  lessons: string;
  created_at: number;
  seen_at: number;
}

export const sqlitePeople = (sql: Sql): People => ({
  get: (key) => read(() => personBy(sql, key)),
  count: () => read(() => sql.get<{ n: number }>('SELECT count(*) AS n FROM people')?.n ?? 0),
});

export const sqliteSessions = (sql: Sql): Sessions => ({
  get: (person) => read(() => sessionOf(sql, person)),
});

export function personBy(sql: Sql, key: string): Person | null {
  const row = sql.get<PersonRow>('SELECT * FROM people WHERE key = ?', [key]);
  return row ? personOf(row) : null;
}

export function sessionOf(sql: Sql, person: string): Session | null {
  const row = sql.get<{ session: string }>('SELECT session FROM sessions WHERE person = ?', [person]);
  return row ? (JSON.parse(row.session) as Session) : null;
}

export const personOf = (row: PersonRow): Person => ({
  key: row.key,
  channel: row.channel,
  user: row.user,
  chat: row.chat,
  language: row.language,
  greeted: row.greeted === 1,
  notices: row.notices === 1,
  reach: row.reach,
  pausedUntil: row.paused_until,
  lessons: JSON.parse(row.lessons) as Person['lessons'],
  createdAt: row.created_at,
  seenAt: row.seen_at,
});

export function upsertPerson(sql: Sql, person: Person): void {
  sql.run(
    `INSERT INTO people
       (key, channel, user, chat, language, greeted, notices, reach, paused_until, lessons, created_at, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET
       channel = excluded.channel, user = excluded.user, chat = excluded.chat, language = excluded.language,
       greeted = excluded.greeted, notices = excluded.notices, reach = excluded.reach,
       paused_until = excluded.paused_until, lessons = excluded.lessons, created_at = excluded.created_at, seen_at = excluded.seen_at`,
    [
      person.key,
      person.channel,
      person.user,
      person.chat,
      person.language,
      Number(person.greeted),
      Number(person.notices),
      person.reach,
      person.pausedUntil,
      JSON.stringify(person.lessons),
      person.createdAt,
      person.seenAt,
    ],
  );
}

export function upsertSession(sql: Sql, person: string, session: Session | null): void {
  if (!session) {
    sql.run('DELETE FROM sessions WHERE person = ?', [person]);
    return;
  }
  sql.run(
    `INSERT INTO sessions (person, session, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET session = excluded.session, expires_at = excluded.expires_at`,
    [person, JSON.stringify(session), session.expiresAt],
  );
}
