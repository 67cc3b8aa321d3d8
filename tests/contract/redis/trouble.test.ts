import { createClient } from 'redis';
import { openRedis } from '../../../src/store/redis/open';
import { systemClock } from '../../../src/ops/system-clock';
import { recordedLog } from '../../support/recorded-log';
import { freePort, RedisServer } from '../../support/redis-server';
import { connected, pause, sideOf } from './sides';

/** What a side says is wrong once it has had a moment to try. */
async function troubleAt(url: string, ms = 300): Promise<string | null> {
  const side = sideOf(url);
  try {
    await pause(ms);
    return await side.trouble();
  } finally {
    await side.close();
  }
}

describe('what is wrong with Redis is named', () => {
  test('nobody there', async () => {
    expect(await troubleAt(`redis://127.0.0.1:${await freePort()}`)).toBe('Redis chưa nối được: ECONNREFUSED');
    expect(await troubleAt('redis://khong-co-may-nay.invalid:6379', 1_000)).toMatch(/^Redis chưa nối được: E[A-Z_]+$/);
  });

  test('a wrong password, and none where one is needed; what is logged holds neither password nor address with it', async () => {
    const server = await RedisServer.open({ password: 'dung-khau-lenh' });
    const log = recordedLog();
    try {
      expect(await troubleAt(`redis://:sai-khau-lenh@127.0.0.1:${server.port}`)).toBe('Redis từ chối mật khẩu');
      expect(await troubleAt(`redis://127.0.0.1:${server.port}`)).toBe('Redis từ chối mật khẩu');
      for (const url of [server.url, `redis://:sai-khau-lenh@127.0.0.1:${server.port}`]) {
        const side = openRedis({ url, clock: systemClock, log, holder: 'one' });
        await pause(200);
        await server.restartEmpty();
        await pause(200);
        await side.close();
      }
      expect(await troubleAt(server.url)).toBeNull();
    } finally {
      await server.close();
    }
    expect(log.lines.length).toBeGreaterThan(2);
    expect(log.lines.join('\n')).not.toMatch(/khau-lenh/);
  });

  test('an address that is none is refused at once, without repeating it', () => {
    for (const url of ['http://:bi-mat@127.0.0.1', 'bi-mat', 'redis://:bi-mat@127.0.0.1/khong']) {
      const opening = () => sideOf(url);
      expect(opening).toThrow(expect.objectContaining({ code: 'config.invalid' }));
      expect(opening).not.toThrow(/bi-mat/);
    }
  });

  test('one that hangs, and all is well again when it wakes, without a restart', async () => {
    const server = await RedisServer.open();
    const side = sideOf(server.url);
    try {
      await connected(side);
      await server.pause();
      const said = new Set<string | null>();
      // Long enough for the connection to be given up and the next one to hang as well.
      for (const until = Date.now() + 10_000; Date.now() < until; await pause(50)) said.add(await side.trouble());
      expect([...said]).toEqual(['Redis trả lời chậm quá 1 giây']);
      server.resume();
      await connected(side);
      await server.kill();
      await pause(50);
      expect(await side.trouble()).toBe('Redis chưa nối được: ECONNREFUSED');
      await server.start();
      await connected(side);
    } finally {
      await side.close();
      await server.close();
    }
  });

  test('one that has hung since before we came', async () => {
    const server = await RedisServer.open();
    await server.pause();
    try {
      expect(await troubleAt(server.url, 6_500)).toBe('Redis trả lời chậm quá 1 giây');
    } finally {
      await server.close();
    }
  });

  test('a replica, a primary without the replicas it must have, a full memory, and a rule that throws keys away', async () => {
    const replica = await RedisServer.open({ args: ['--replicaof', '127.0.0.1', String(await freePort())] });
    const lonely = await RedisServer.open({ args: ['--min-replicas-to-write', '1'] });
    const full = await RedisServer.open({ args: ['--maxmemory', '100kb', '--maxmemory-policy', 'noeviction'] });
    const throwing = await RedisServer.open({ args: ['--maxmemory-policy', 'allkeys-lru'] });
    const log = recordedLog();
    const side = openRedis({ url: throwing.url, clock: systemClock, log, holder: 'one' });
    try {
      expect(await troubleAt(replica.url)).toBe('Redis này là bản sao chỉ đọc, không ghi được');
      expect(await troubleAt(lonely.url)).toBe('Redis mất liên lạc với các bản sao nên từ chối ghi');
      expect(await troubleAt(full.url)).toBe('Redis hết bộ nhớ');
      await connected(side);
      expect(log.lines.filter((line) => line.includes('noeviction') && line.includes('allkeys-lru'))).toHaveLength(1);
    } finally {
      await side.close();
      for (const server of [replica, lonely, full, throwing]) await server.close();
    }
  });

  test('a cluster that shares its keys out, of which we would serve some people and never others', async () => {
    const cluster = await RedisServer.openCluster(2);
    const whole = await RedisServer.openCluster(1);
    try {
      for (const { url } of cluster)
        expect(await troubleAt(url)).toBe('Redis này là cụm chia ra nhiều máy, cần một Redis không chia');
      expect(await troubleAt(whole[0]!.url)).toBeNull();
    } finally {
      for (const server of [...cluster, ...whole]) await server.close();
    }
  });

  test('one that still reads its file, until it has', async () => {
    // Slow by order: a hundredth of a second for each key, and it answers between them.
    const server = await RedisServer.open({
      args: ['--key-load-delay', '10000', '--loading-process-events-interval-bytes', '1024'],
    });
    const client = createClient({ url: server.url });
    let side;
    try {
      await client.connect();
      for (let n = 0; n < 150; n += 1) await client.set(`key ${n}`, Math.random().toString(36).repeat(200));
      await client.sendCommand(['SAVE']);
      client.destroy();
      await server.kill();
      await server.start();
      side = sideOf(server.url);
      await pause(300);
      expect(await side.trouble()).toBe('Redis đang nạp dữ liệu');
      await connected(side);
    } finally {
      await side?.close();
      await server.close();
    }
  });
});
