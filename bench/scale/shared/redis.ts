import { createClient } from 'redis';
import { RedisServer } from '../../../tests/support/redis-server';

export interface RedisCounts {
  /** Commands, those inside scripts counted as well. */
  commands: number;
  /** Scripts among them: each is one round trip. */
  scripts: number;
  cpuSeconds: number;
}

/** A real redis-server that keeps nothing on disk, and its own figures. */
export class RedisMeter {
  private constructor(
    private readonly server: RedisServer,
    private readonly client: ReturnType<typeof createClient>,
  ) {}

  static async open(): Promise<RedisMeter> {
    const server = await RedisServer.open();
    const client = createClient({ url: server.url });
    client.on('error', () => undefined);
    await client.connect();
    return new RedisMeter(server, client as ReturnType<typeof createClient>);
  }

  get url(): string {
    return this.server.url;
  }

  async counts(): Promise<RedisCounts> {
    const [stats, cpu] = await Promise.all([this.client.info('commandstats'), this.client.info('cpu')]);
    const calls = [...stats.matchAll(/^cmdstat_(\S+?):calls=(\d+)/gm)].map(
      ([, name, n]) => [name!, Number(n)] as const,
    );
    const sum = (wanted: (name: string) => boolean) =>
      calls.reduce((total, [name, n]) => total + (wanted(name) ? n : 0), 0);
    const used = (kind: string) => Number(new RegExp(`^used_cpu_${kind}:(\\S+)`, 'm').exec(cpu)?.[1] ?? 0);
    return {
      commands: sum((name) => name !== 'info'),
      scripts: sum((name) => name.startsWith('eval')),
      cpuSeconds: used('sys') + used('user'),
    };
  }

  /** Empties the session cache. */
  async forgetSessions(): Promise<void> {
    for await (const keys of this.client.scanIterator({ MATCH: 'tb:cache:*', COUNT: 1_000 }))
      if (keys.length > 0) await this.client.unlink(keys);
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.server.close();
  }
}
