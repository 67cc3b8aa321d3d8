/**
 * Fills a database file as a province would in 52 weeks, the same on every run: `tsx bench/scale/fill.ts [folder]
 * [--people N] [--interactions N]`. A file that holds the same province already is used again for a week.
 */
import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { loadContent } from '../../src/content/load';
import { vietnamWeek } from '../../src/model/week';
import { systemClock } from '../../src/ops/system-clock';
import { root } from '../../src/root';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { Chance, idOf } from './chance';
import { readPlace } from './place';
import { quiet } from './quiet';
import { Province, type Size } from './rows';

const dayMs = 86_400_000;
export const filledDays = 364;
const keptTextsMs = 90 * dayMs;
const keptFinishedMs = 8 * dayMs;
const reusedMs = 7 * dayMs;
const rowsAtOnce = 100_000;

/** True when the file was filled anew, false when the one there is used. */
export async function fill(file: string, size: Size, now = systemClock.now()): Promise<boolean> {
  if (existsSync(file) && isFilled(file, size, now)) return false;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${end}`, { force: true });
  const store = await openSqliteStore({ file, clock: systemClock, log: quiet });
  await store.close();
  const raw = new Database(file);
  // Nothing is lost by a crash here: the file is then filled again. WAL cannot be left for OFF in one step.
  raw.pragma('journal_mode = DELETE');
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma('cache_size = -1000000');
  const rebuild = takeApart(raw);
  write(raw, size, now);
  rebuild();
  raw.prepare(`INSERT INTO meta (key, value) VALUES ('scale', ?)`).run(JSON.stringify({ ...size, now }));
  raw.pragma('journal_mode = WAL');
  raw.close();
  return true;
}

function isFilled(file: string, size: Size, now: number): boolean {
  const raw = new Database(file, { readonly: true });
  try {
    const row = raw.prepare(`SELECT value FROM meta WHERE key = 'scale'`).get() as { value: string } | undefined;
    const kept = row && (JSON.parse(row.value) as Size & { now: number });
    return kept?.people === size.people && kept.interactions === size.interactions && now - kept.now < reusedMs;
  } catch {
    return false;
  } finally {
    raw.close();
  }
}

/** Indexes are quicker built than kept, and what triggers would do is done at the end; the schema stays the real one. */
function takeApart(raw: Database.Database): () => void {
  const parts = raw
    .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`)
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of parts) raw.exec(`DROP ${type} ${name}`);
  return () => {
    for (const { sql } of parts) raw.exec(sql);
    if (!raw.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'person_numbers'`).get()) return;
    raw.exec(`INSERT INTO person_numbers (person)
      SELECT DISTINCT person FROM interactions WHERE person IS NOT NULL`);
  };
}

function write(raw: Database.Database, size: Size, now: number): void {
  const topics = [...loadContent(root).topics.values()]
    .slice(0, 130)
    .map(({ id, tests }) => ({ id, questions: tests }));
  const province = new Province(size, topics, new Chance(20_261_128));
  const from = now - filledDays * dayMs;
  const into = insertersOf(raw);

  raw.exec('BEGIN');
  // In the order of the key: a table without row numbers is built without moving a page.
  const order = province.keys
    .map((_, person) => person)
    .sort((a, b) => (province.keys[a]! < province.keys[b]! ? -1 : 1));
  for (const person of order) {
    const key = province.keys[person]!;
    const seen = now - ((person * 7919) % filledDays) * dayMs;
    into.person.run(
      key,
      province.channelOf(person),
      `user ${person}`,
      `chat ${person}`,
      province.languageOf(person),
      seen,
    );
  }
  const step = (now - from) / size.interactions;
  for (let n = 0; n < size.interactions; n += 1) {
    const at = Math.floor(from + n * step);
    const asked = province.ask();
    const id = idOf(at, n);
    const person = province.keys[asked.person]!;
    const channel = province.channelOf(asked.person);
    const text = at > now - keptTextsMs ? asked.text : '';
    into.interaction.run(
      ...[id, at, vietnamWeek(at), person, channel, province.languageOf(asked.person)],
      ...[text, text.normalize('NFC').toLowerCase(), asked.decision, asked.topic, 0.9, asked.candidates],
      ...[asked.topic === null ? null : '5f1c0b7e9a42', 18, asked.thumbs],
    );
    if (asked.handoff) into.handoff.run(id, at, channel, person, text);
    if (at > now - keptFinishedMs) finished(into, { id, at, channel, n });
    if (n % rowsAtOnce === rowsAtOnce - 1) raw.exec('COMMIT; BEGIN');
  }
  raw.exec('COMMIT');
}

type Inserters = ReturnType<typeof insertersOf>;

/** What is left of an event and of the message that answered it. */
function finished(
  into: Inserters,
  { id, at, channel, n }: { id: string; at: number; channel: string; n: number },
): void {
  into.inbox.run(id, channel, `event ${n}`, at, at + 20);
  if (channel !== 'web') into.outbox.run(`${id}.0`, id, channel, at + 20, at + 20, at + 200);
  else if (n % 5 === 0) into.reply.run(id, '', JSON.stringify([{ text: 'lời đáp '.repeat(90) }]), at + 20);
}

const insertersOf = (raw: Database.Database) => ({
  person: raw.prepare(
    `INSERT INTO people (key, channel, user, chat, language, greeted, notices, reach, created_at, seen_at)
     VALUES (?, ?, ?, ?, ?, 1, 1, 'reachable', 0, ?)`,
  ),
  interaction: raw.prepare(
    `INSERT INTO interactions (id, at, week, person, channel, language, text, text_key, decision, topic, score,
       candidates, revision, latency_ms, thumbs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  handoff: raw.prepare('INSERT INTO handoffs (inbox_id, at, channel, person, text) VALUES (?, ?, ?, ?, ?)'),
  inbox: raw.prepare(
    `INSERT INTO inbox (id, channel, event_id, person, state, committed, accepted_at, ended_at)
     VALUES (?, ?, ?, '', 'done', 1, ?, ?)`,
  ),
  outbox: raw.prepare(
    `INSERT INTO outbox (id, inbox_id, person, channel, chat, priority, part, state, created_at, due_at, outcome,
       settled_at) VALUES (?, ?, '', ?, '', 0, '', 'settled', ?, ?, 'sent', ?)`,
  ),
  reply: raw.prepare('INSERT INTO replies (inbox_id, person, replies, at) VALUES (?, ?, ?, ?)'),
});

if (require.main === module) {
  const { file, size } = readPlace(process.argv.slice(2));
  const begun = performance.now();
  fill(file, size).then((anew) =>
    console.log(file, anew ? 'filled' : 'is there', Math.round(performance.now() - begun), 'ms'),
  );
}
