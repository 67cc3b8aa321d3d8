import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../../platform';
import { secret, token } from './asking';
import { Member, type Role } from './member';
import { openMongo, type MongoMeter } from './mongo';
import { RedisMeter } from './redis';

export type Kind = Role | 'redis' | 'mongo';

export interface Meters {
  cpu: Partial<Record<Kind, number>>;
  mongoCommands: number;
  redisCommands: number;
  redisScripts: number;
}

/** Processes of several roles over one Redis and one MongoDB, or a single one on its own file. */
export class BenchHouse {
  private constructor(
    readonly members: readonly Member[],
    private readonly folder: string,
    readonly mongo: MongoMeter | null,
    readonly redis: RedisMeter | null,
  ) {}

  static async open(roles: readonly Role[], platform: Platform): Promise<BenchHouse> {
    const alone = roles.includes('all');
    const [mongo, redis] = alone ? [null, null] : await Promise.all([openMongo(), RedisMeter.open()]);
    const folder = mkdtempSync(join(tmpdir(), 'thonban-bench-'));
    const env = {
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: platform.url },
      ...(mongo && redis ? { STORE: 'mongo', MONGODB_URI: mongo.uri, REDIS_URL: redis.url } : {}),
    };
    const members: Member[] = [];
    for (const role of roles) members.push(await Member.start(role, join(folder, `${role}-${members.length}`), env));
    return new BenchHouse(members, folder, mongo, redis);
  }

  /** Where platforms deliver. */
  get urls(): string[] {
    return this.members.filter(({ role }) => role === 'web' || role === 'all').map(({ url }) => url);
  }

  /** Processes of a kind. */
  count(kind: Kind): number {
    return kind === 'redis' || kind === 'mongo' ? 1 : this.members.filter(({ role }) => role === kind).length;
  }

  async meters(): Promise<Meters> {
    const cpu: Meters['cpu'] = {};
    for (const { role, cpuSeconds } of this.members) cpu[role] = (cpu[role] ?? 0) + cpuSeconds;
    const [redis, commands, mongo] = await Promise.all([
      this.redis?.counts(),
      this.mongo?.commands() ?? 0,
      this.mongo?.cpuSeconds(),
    ]);
    if (redis) cpu.redis = redis.cpuSeconds;
    if (mongo !== undefined) cpu.mongo = mongo;
    return { cpu, mongoCommands: commands, redisCommands: redis?.commands ?? 0, redisScripts: redis?.scripts ?? 0 };
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop()));
    await Promise.all([this.mongo?.stop(), this.redis?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
