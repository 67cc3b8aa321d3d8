import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';
import { describeStore, type StoreUnderTest } from './describe-store';

async function inAFile(): Promise<StoreUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-contract-'));
  const file = join(folder, 'thonban.db');
  const clock = fakeClock();
  const open = () => openSqliteStore({ file, clock, log: recordedLog(), groupCommitMs: 1 });
  let store = await open();
  const behindItsBack = <T>(work: (raw: Database.Database) => T): T => {
    const raw = new Database(file);
    try {
      return work(raw);
    } finally {
      raw.close();
    }
  };
  const alter = (sql: string, ...values: (string | number)[]) =>
    behindItsBack((raw) => raw.prepare(sql).run(...values));
  return {
    store,
    clock,
    // Every promise resolves only when it is durable, so closing here loses what a death would lose: what was
    // claimed. That a real SIGKILL loses no more is the business of tests/faults/store-kill.test.ts.
    restart: async () => {
      await store.close();
      store = await open();
      return store;
    },
    tamper: {
      change: (seq, detail) => void alter('UPDATE audit SET detail = ? WHERE seq = ?', detail, seq),
      remove: (seq) => void alter('DELETE FROM audit WHERE seq = ?', seq),
      swap: (one, other) => {
        alter('UPDATE audit SET seq = -1 WHERE seq = ?', one);
        alter('UPDATE audit SET seq = ? WHERE seq = ?', one, other);
        alter('UPDATE audit SET seq = ? WHERE seq = -1', other);
      },
    },
    dump: () =>
      behindItsBack((raw) =>
        raw
          .prepare<[], { name: string }>(
            `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
          )
          .all()
          .flatMap(({ name }) => raw.prepare(`SELECT * FROM ${name}`).all())
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function inMemory(): Promise<StoreUnderTest> {
  const clock = fakeClock();
  const store = await openSqliteStore({ file: ':memory:', clock, log: recordedLog() });
  return { store, clock, dispose: () => store.close() };
}

describeStore('SQLite in a file', { restart: true, tamper: true, dump: true }, inAFile);
describeStore('SQLite in memory', { restart: false, tamper: false, dump: false }, inMemory);
