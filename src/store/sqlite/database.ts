import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, reasonOf } from '../../errors';

export type Value = string | number | Buffer | null;

/** A connection with its prepared statements: preparing costs more than most statements here run. */
export class Sql {
  private readonly statements = new Map<string, Database.Statement<unknown[]>>();

  constructor(readonly raw: Database.Database) {}

  /** Runs a statement; the number of rows it changed. */
  run(text: string, values: readonly Value[] = []): number {
    return this.statement(text).run(...values).changes;
  }

  /** `Row` is a promise of the caller: it names the columns of its own SQL. */
  get<Row>(text: string, values: readonly Value[] = []): Row | undefined {
    return this.statement(text).get(...values) as Row | undefined;
  }

  all<Row>(text: string, values: readonly Value[] = []): Row[] {
    return this.statement(text).all(...values) as Row[];
  }

  /** Row by row, for more of them than memory should hold; meanwhile nothing may be written on this connection. */
  each<Row>(text: string, values: readonly Value[] = []): IterableIterator<Row> {
    return this.statement(text).iterate(...values) as IterableIterator<Row>;
  }

  private statement(text: string): Database.Statement<unknown[]> {
    let found = this.statements.get(text);
    if (!found) {
      found = this.raw.prepare<unknown[]>(text);
      this.statements.set(text, found);
    }
    return found;
  }
}

export const inMemory = ':memory:';

/** Opens a database file readable by its owner alone: it holds addresses and rotating tokens. */
export function openFile(file: string): Database.Database {
  if (file !== inMemory) createPrivately(file);
  // The driver's own waiting would hold up the event loop; the writer waits without holding anybody up.
  return new Database(file, { timeout: 0 });
}

function createPrivately(file: string): void {
  if (existsSync(file)) return;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite gives its -wal and -shm files the mode of the database file, so this one call covers all three.
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw new AppError('store.unavailable', reasonOf(error), { cause: error });
  }
}

/** Settings of every connection; `synchronous=FULL` is what makes an acknowledgement survive a power cut. */
export function configure(raw: Database.Database): void {
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  // Deleted texts and addresses are overwritten, not only unlinked.
  raw.pragma('secure_delete = ON');
  // Fewer, larger checkpoints: each writes a page once however often it changed since the last.
  raw.pragma('wal_autocheckpoint = 4000');
  raw.pragma('temp_store = MEMORY');
  raw.pragma('cache_size = -32000');
}
