import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/ports/store';
import type { Sql } from '../../src/store/sqlite/database';
import { openSqliteStore, type SqliteOptions } from '../../src/store/sqlite/open';
import { fakeClock, type FakeClock } from './fake-clock';
import { recordedLog, type RecordedLog } from './recorded-log';

export interface SqliteFolder {
  file: string;
  clock: FakeClock;
  log: RecordedLog;
  /** Opens a store on the folder's file; closed by `dispose` if the test does not. */
  open(change?: Partial<SqliteOptions>): Promise<Store>;
  /** The connection of the store opened last. */
  sql(): Sql;
  dispose(): Promise<void>;
}

/** A folder of its own for one test, with a database file that need not exist yet. */
export function sqliteFolder(): SqliteFolder {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-store-'));
  const file = join(folder, 'thonban.db');
  const clock = fakeClock();
  const log = recordedLog();
  const opened: Store[] = [];
  let sql: Sql | undefined;
  return {
    ...{ file, clock, log },
    sql: () => {
      if (!sql) throw new Error('open a store first');
      return sql;
    },
    open: async (change = {}) => {
      const onOpen = (connection: Sql) => (sql = connection);
      const store = await openSqliteStore({ ...{ file, clock, log, groupCommitMs: 1, onOpen }, ...change });
      opened.push(store);
      return store;
    },
    dispose: async () => {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
