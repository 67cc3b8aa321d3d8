import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config';
import { createLog } from '../ops/logger';
import { systemClock } from '../ops/system-clock';
import { openMongoDesk, type Desk } from '../store/mongo/desk';
import { openSqliteStore } from '../store/sqlite/open';
import { openSqliteReader, type SqliteReader } from '../store/sqlite/reader';

/** What commands read, wherever STORE says it is kept. */
export type Reading = Pick<SqliteReader, 'interactions' | 'proposals' | 'unknownWords' | 'jobs'> & {
  close(): void | Promise<void>;
};

const fileOf = (dataDir: string): string => join(dataDir, 'thonban.db');

/** Where things are kept, in words for whoever typed the command. Never the address: it holds a password. */
export function keptWhere(): string {
  const { STORE, DATA_DIR } = readConfig();
  return STORE === 'mongo' ? 'MongoDB' : fileOf(DATA_DIR);
}

/** Reads beside a running server. Null when nothing was ever kept there. */
export async function openReading(): Promise<Reading | null> {
  const { STORE, MONGODB_URI, DATA_DIR } = readConfig();
  if (STORE === 'mongo' && MONGODB_URI) return openMongoDesk(MONGODB_URI, createLog('silent'));
  const file = fileOf(DATA_DIR);
  return existsSync(file) ? openSqliteReader(file) : null;
}

/** To write lists. Rejects with `store.busy` while a server runs on an embedded store; MongoDB is for many. */
export async function openWriting(): Promise<Desk> {
  const { STORE, MONGODB_URI, DATA_DIR } = readConfig();
  if (STORE === 'mongo' && MONGODB_URI) return openMongoDesk(MONGODB_URI, createLog('silent'));
  return openSqliteStore({ file: fileOf(DATA_DIR), clock: systemClock, log: createLog('error') });
}
