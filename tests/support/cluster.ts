import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeTelegram } from './fake-telegram';
import { insist } from './insist';
import { linkModels } from './kept-models';
import { MongoDoubleProcess } from './mongo-double/process';
import { RedisServer } from './redis-server';
import { ServerProcess } from './server-process';
import { textUpdate } from './telegram-updates';
import { withDatabase } from './with-database';

export type Role = 'web' | 'worker' | 'sender' | 'all';

const token = '7654321:cluster-not-a-secret';
const secret = 'cluster-secret-1';

/** What takes part in a storm, named `web 1`, `worker 2` and so on. */
export interface Member {
  name: string;
  role: Role;
  process: ServerProcess;
}

/**
 * A province in small: processes of several roles over one Redis and one MongoDB (the double, or MONGODB_URI), and a
 * platform double that remembers what really reached people.
 */
export class Cluster {
  readonly members: Member[] = [];

  private constructor(
    readonly platform: FakeTelegram,
    readonly redis: RedisServer,
    readonly mongo: MongoDoubleProcess | null,
    private readonly folder: string,
    private readonly env: Record<string, string>,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<Cluster> {
    const given = process.env.MONGODB_URI;
    const [platform, redis, mongo] = await Promise.all([
      FakeTelegram.open(token),
      RedisServer.open(),
      given ? null : MongoDoubleProcess.start(),
    ]);
    const name = `thonban_cluster_${Date.now().toString(36)}`;
    const uri = given ? withDatabase(given, name) : mongo!.uri(name);
    return new Cluster(platform, redis, mongo, mkdtempSync(join(tmpdir(), 'thonban-cluster-')), {
      ...{ STORE: 'mongo', MONGODB_URI: uri, REDIS_URL: redis.url, PUBLIC_URL: 'http://127.0.0.1' },
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: platform.apiRoot },
      ...env,
    });
  }

  /** Starts one process of each role named and waits until all are ready. */
  async start(...roles: Role[]): Promise<void> {
    for (const role of roles) {
      const name = `${role} ${1 + this.members.filter((each) => each.role === role).length}`;
      const dataDir = join(this.folder, name.replace(' ', '-'));
      linkModels(dataDir);
      const server = await ServerProcess.create({ ...this.env, ROLE: role, DATA_DIR: dataDir });
      this.members.push({ name, role, process: server });
      await server.start();
    }
  }

  /** The address of a process that takes events. */
  get url(): string {
    const taking = this.members.find(({ role, process }) => (role === 'web' || role === 'all') && process.alive);
    return taking?.process.url ?? 'http://127.0.0.1:9';
  }

  /** Until a process has taken it. */
  deliver(chat: number, id: number, text: string): Promise<void> {
    return insist(() => this.url, secret, textUpdate({ id: String(id), user: String(chat), text }));
  }

  /** What the processes said, for a test that failed. */
  outputs(): string {
    return this.members.map(({ name, process }) => `--- ${name}\n${process.output.slice(-1_500)}`).join('\n');
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map(({ process }) => process.end('SIGKILL')));
    await Promise.all([this.platform.close(), this.redis.close(), this.mongo?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
