import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { uriOf } from '../../../tests/support/mongo-double/server';
import { withDatabase } from '../../../tests/support/with-database';
import { cpuSecondsOf } from './cpu';

/** A database that counts what is asked of it. */
export interface MongoMeter {
  uri: string;
  /** What it is, for the reader of the figures. */
  kind: string;
  /** Commands answered so far; those that a driver sends of its own accord are left out. */
  commands(): Promise<number>;
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** Documents of one collection: how many, and bytes of BSON of one on average. */
export interface Kept {
  count: number;
  bytes: number;
}

const ofTheDriver = ['hello', 'isMaster', 'ismaster', 'ping', 'endSessions', 'serverStatus'];
const sample = 500;

/** MONGODB_URI where it is set, else the double. The database is new. */
export async function openMongo(): Promise<MongoMeter> {
  const name = `thonban_bench_${Date.now().toString(36)}`;
  const given = process.env.MONGODB_URI;
  return given ? openReal(withDatabase(given, name)) : openDouble(name);
}

async function openDouble(name: string): Promise<MongoMeter> {
  const child = fork(join(__dirname, 'double.ts'), [], { execArgv: ['--import', 'tsx'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    uri: uriOf(port, name),
    kind: 'MongoDB double (protocol only, in memory, one process)',
    commands: async () => {
      child.send('counts');
      const [{ counts }] = (await once(child, 'message')) as [{ counts: Record<string, number> }];
      return sumOf(counts);
    },
    cpuSeconds: async () => cpuSecondsOf(child.pid ?? 0),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function openReal(uri: string): Promise<MongoMeter> {
  const connection = await mongoose.createConnection(uri).asPromise();
  interface Status {
    version: string;
    metrics: { commands: Record<string, { total?: number }> };
    extra_info: { user_time_us?: number; system_time_us?: number };
  }
  const status = () => connection.db!.admin().serverStatus() as Promise<unknown> as Promise<Status>;
  const { version } = await status();
  return {
    uri,
    kind: `MongoDB ${version}`,
    commands: async () => {
      const { commands } = (await status()).metrics;
      return sumOf(Object.fromEntries(Object.entries(commands).map(([key, { total = 0 }]) => [key, Number(total)])));
    },
    cpuSeconds: async () => {
      const { user_time_us = 0, system_time_us = 0 } = (await status()).extra_info;
      return (user_time_us + system_time_us) / 1e6;
    },
    stop: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** What is kept after a run, by collection. */
export async function keptIn(uri: string, collections: readonly string[]): Promise<Record<string, Kept>> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const found: Record<string, Kept> = {};
  for (const name of collections) {
    const collection = connection.db!.collection(name);
    const some = await collection.find().limit(sample).toArray();
    const bytes = some.reduce((sum, each) => sum + mongoose.mongo.BSON.calculateObjectSize(each), 0);
    found[name] = { count: await collection.countDocuments(), bytes: Math.round(bytes / Math.max(1, some.length)) };
  }
  await connection.close();
  return found;
}

const sumOf = (counts: Record<string, number>): number =>
  Object.entries(counts).reduce((sum, [name, count]) => sum + (ofTheDriver.includes(name) ? 0 : count), 0);
