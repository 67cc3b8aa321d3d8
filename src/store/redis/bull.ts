import {
  createNodeRedisClient,
  Queue,
  QueueKeys,
  RedisConnection,
  RedisQueueBackend,
  Worker,
  type BackendFactory,
} from 'bullmq';
import type { Client } from './connection';

export interface Called {
  key: string;
}
export type CallQueue = Queue<Called>;
export type CallWorker = Worker<Called, undefined, string, RedisQueueBackend>;

/** How long a call may be on its way from Redis to `next`, and how often calls that got lost on it are looked for. */
export const onTheWayMs = 5_000;
export const lookForLostMs = 10_000;
const waitSeconds = 2;

/**
 * BullMQ over clients of ours. Its own connections wait for Redis without end, fail for good when it goes away in a
 * bad moment, and write to the console.
 */
export function bullConnection(client: Client, blocking: boolean): RedisConnection {
  const adapter = createNodeRedisClient(client as unknown as Parameters<typeof createNodeRedisClient>[0]);
  // The client's own listener has logged it; without this one BullMQ would throw it at nobody.
  adapter.on('error', () => undefined);
  const connection = new RedisConnection(adapter, {
    shared: true,
    skipVersionCheck: true,
    skipWaitingForReady: true,
    blocking,
  });
  connection.on('error', () => undefined);
  // Unasked, it takes Redis for one of 2018 and waits in whole seconds: delayed calls would come up to one too late.
  void connection.client.then(() => (connection.capabilities = { canDoubleTimeout: true, canBlockFor1Ms: false }));
  return connection;
}

class Backend extends RedisQueueBackend {
  /** Seconds to wait at most, also when the next delayed call is further off: so soon does a dead connection show. */
  override get maximumBlockTimeout(): number {
    return waitSeconds;
  }
}

/** A factory for queues and workers over given connections, which stay ours to close. */
function over(prefix: string, main: RedisConnection, blocking?: RedisConnection): BackendFactory<RedisQueueBackend> {
  return (name, opts) => {
    const keys = new QueueKeys(prefix);
    const keyOf = (type: string) => keys.toKey(name, type);
    return new Backend(main, name, keys.getKeys(name), keyOf, opts, blocking, false);
  };
}

export function bullQueue(name: string, prefix: string, main: RedisConnection): CallQueue {
  const queue = new Queue<Called>(name, { prefix, connection: {}, skipMetasUpdate: true }, over(prefix, main));
  queue.on('error', () => undefined);
  return queue as unknown as CallQueue;
}

/** Fetches by hand. With a blocking connection it can also wait. */
export function bullWorker(
  name: string,
  prefix: string,
  main: RedisConnection,
  blocking?: RedisConnection,
): CallWorker {
  const worker = new Worker<Called, undefined, string, RedisQueueBackend>(
    name,
    null,
    {
      ...{ prefix, connection: {}, autorun: false, skipVersionCheck: true },
      drainDelay: waitSeconds,
      lockDuration: onTheWayMs,
      stalledInterval: lookForLostMs,
    },
    over(prefix, main, blocking),
  );
  worker.on('error', () => undefined);
  return worker;
}
