import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from '../../../src/store/sqlite/database';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';
import { describeStore, type StoreUnderTest } from './describe-store';

/** Hands that reach past the store to its tables. */
function tamperer(sql: () => Sql): Pick<StoreUnderTest, 'tamper' | 'dump'> {
  return {
    tamper: {
      change: (seq, detail) => void sql().run('UPDATE audit SET detail = ? WHERE seq = ?', [detail, seq]),
      remove: (seq) => void sql().run('DELETE FROM audit WHERE seq = ?', [seq]),
      swap: (one, other) => {
        sql().run('UPDATE audit SET seq = -1 WHERE seq = ?', [one]);
        sql().run('UPDATE audit SET seq = ? WHERE seq = ?', [one, other]);
        sql().run('UPDATE audit SET seq = ? WHERE seq = -1', [other]);
      },
    },
    dump: () =>
      sql()
        .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
        .flatMap(({ name }) => sql().all<unknown>(`SELECT * FROM ${name}`))
        .map((row) => JSON.stringify(row))
        .join('\n'),
  };
}

async function inAFile(): Promise<StoreUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-contract-'));
  const clock = fakeClock();
  let sql: Sql;
  const open = () =>
    openSqliteStore({
      ...{ file: join(folder, 'thonban.db'), clock, log: recordedLog(), groupCommitMs: 1 },
      onOpen: (opened) => (sql = opened),
    });
  let store = await open();
  return {
    ...{ store, clock },
    // Every promise resolves only when it is durable, so closing here loses what a death would lose: what was
    // claimed. That a real SIGKILL loses no more is the business of tests/faults/store-kill.test.ts.
    restart: async () => {
      await store.close();
      store = await open();
      return store;
    },
    ...tamperer(() => sql),
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function inMemory(): Promise<StoreUnderTest> {
  const clock = fakeClock();
  let sql: Sql;
  const store = await openSqliteStore({
    file: ':memory:',
    clock,
    log: recordedLog(),
    onOpen: (opened) => (sql = opened),
  });
  return { store, clock, ...tamperer(() => sql), dispose: () => store.close() };
}

describeStore('SQLite in a file', { restart: true, tamper: true, dump: true }, inAFile);
// Nothing in memory outlives its process, so a restart is not promised there.
describeStore('SQLite in memory', { restart: false, tamper: true, dump: true }, inMemory);
