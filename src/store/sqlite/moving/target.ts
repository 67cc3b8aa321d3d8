import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '../../../errors';
import { keyOf, type Kind, type Records } from '../../../model/record';
import type { Begun, MovingTarget, Recorded } from '../../../ports/moving';
import { configure, openFile, Sql } from '../database';
import { asStoreError, read } from '../faults';
import { removeDatabase, replaceDatabase, sync } from '../files';
import { lockFor } from '../lock';
import { formOf, migrate } from '../migrate';
import { readingRecords, shelfOf } from './reading';
import { keyFileOf, readSecret, writeSecret } from './secrets';

/** What a server that never met anybody leaves behind as well. */
const nobodys = [
  ...['meta', 'leases', 'probe', 'invites', 'console_sessions'],
  // Made out of the rows of others.
  ...['packs', 'person_numbers', 'lost_numbers'],
];

const labelIn = (sql: Sql) => sql.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'moved'`)?.value;

/**
 * Takes records in. They gather in a database of their own, which takes the place of `file` in one step at the end: no
 * server ever starts on half of them. Rejects with `store.busy` while a server or another import has the place.
 */
export async function openSqliteTarget(file: string): Promise<MovingTarget> {
  try {
    return new SqliteTarget(existsSync(file) ? realpathSync(file) : file);
  } catch (error) {
    throw asStoreError(error);
  }
}

class SqliteTarget implements MovingTarget {
  private readonly unlock: () => void;
  private readonly gathering: string;
  private readonly keyFile: string;
  private sql: Sql | null = null;

  constructor(private readonly file: string) {
    this.gathering = `${file}.moving`;
    this.keyFile = `${keyFileOf(file)}.moving`;
    this.unlock = lockFor(file);
  }

  begin(label: string): Promise<Begun> {
    return read(() => {
      const there = existsSync(this.file) ? judged(this.file, label) : 'new';
      if (there === 'done') return there;
      const begun = this.gather();
      if (labelIn(begun) === label) return 'resumed';
      // Half of another import, which was given up: nothing that was ever in use.
      begun.raw.close();
      removeDatabase(this.gathering);
      rmSync(this.keyFile, { force: true });
      this.gather().run(`INSERT INTO meta (key, value) VALUES ('moved', ?)`, [label]);
      return 'new';
    });
  }

  reached(kind: Kind): Promise<string | null> {
    return read(() => {
      const last = kind === 'secrets' ? readSecret(this.keyFile) : shelfOf(kind).last(this.open());
      return last ? keyOf[kind](last as never) : null;
    });
  }

  read<K extends Kind>(kind: K, after: string | null, limit: number): Promise<Recorded<K>[]> {
    return readingRecords(this.open(), this.keyFile)(kind, after, limit);
  }

  write<K extends Kind>(kind: K, records: readonly Recorded<K>[]): Promise<void> {
    return read(() => {
      if (kind === 'secrets') {
        for (const { value } of records) writeSecret(this.keyFile, value as Records['secrets']);
        return;
      }
      const sql = this.open();
      const put = shelfOf(kind).put as (sql: Sql, value: Records[K]) => void;
      sql.raw.transaction(() => records.forEach(({ value }) => put(sql, value))).immediate();
    });
  }

  finish(): Promise<void> {
    return read(() => {
      this.open().raw.pragma('wal_checkpoint(TRUNCATE)');
      this.open().raw.close();
      this.sql = null;
      sync(this.gathering);
      // First the key: what it would be wrong for, the database before, holds nobody.
      if (existsSync(this.keyFile)) renameSync(this.keyFile, keyFileOf(this.file));
      replaceDatabase(this.file, this.gathering, null);
    });
  }

  async close(): Promise<void> {
    this.sql?.raw.close();
    this.sql = null;
    this.unlock();
  }

  private gather(): Sql {
    this.sql = new Sql(openFile(this.gathering));
    formOf(this.sql);
    configure(this.sql.raw);
    migrate(this.sql, () => undefined);
    return this.sql;
  }

  private open(): Sql {
    if (!this.sql) throw new AppError('store.unavailable', 'nothing was begun');
    return this.sql;
  }
}

/** What is in the place already: nothing that counts, or these very records. */
function judged(file: string, label: string): Begun {
  const sql = new Sql(openFile(file));
  try {
    if (formOf(sql) === 0) return 'new';
    if (labelIn(sql) === label) return 'done';
    const tables = sql.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`);
    const ours = tables.filter(({ name }) => !name.startsWith('sqlite_') && !nobodys.includes(name));
    const full = ours.find(({ name }) => sql.get(`SELECT 1 FROM "${name}" LIMIT 1`));
    if (full) throw new AppError('store.taken', `${full.name} holds records`);
    return 'new';
  } finally {
    sql.raw.close();
  }
}
