import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config';
import { AppError } from './errors';
import { localNews } from './ops/local-news';
import { localRates } from './ops/local-rates';
import { pseudonymKey } from './ops/secret';
import { systemClock } from './ops/system-clock';
import type { Clock } from './ports/clock';
import type { Log } from './ports/log';
import type { News } from './ports/news';
import type { Rates } from './ports/rates';
import type { Store } from './ports/store';
import type { Vault } from './ports/vault';
import { pseudonymName } from './store/mongo/keys';
import { openMongoStore } from './store/mongo/open';
import { openRedis } from './store/redis/open';
import { openThreadedStore } from './store/sqlite/threaded';

/** What is kept, and what processes share. */
export interface Storage {
  store: Store;
  rates: Rates;
  news: News;
  /** Other processes may use the same. */
  shared: boolean;
  /** The key of the pseudonyms; rejects with `store.unavailable` while it cannot be read. */
  secret(): Promise<string>;
  /** By part, for /readyz: null when fine. Without any of them nothing can be accepted. */
  troubles(): Promise<Record<string, string | null>>;
  close(): Promise<void>;
}

export interface StorageParts {
  clock: Clock;
  log: Log;
  /** Names this process in lanes and leases. */
  holder: string;
}

export function openStorage(config: Config, parts: StorageParts): Promise<Storage> {
  const { MONGODB_URI, REDIS_URL } = config;
  return config.STORE === 'mongo' && MONGODB_URI && REDIS_URL
    ? openShared({ uri: MONGODB_URI, url: REDIS_URL }, parts)
    : openEmbedded(config, parts);
}

/** One process, one file: what many would share is kept in memory. */
async function openEmbedded({ DATA_DIR }: Config, { clock, log }: StorageParts): Promise<Storage> {
  const secret = pseudonymKey(DATA_DIR);
  const store = await openThreadedStore({ file: join(DATA_DIR, 'thonban.db'), log });
  return {
    store,
    rates: localRates(clock),
    news: localNews(),
    shared: false,
    secret: async () => secret,
    troubles: async () => ({ store: await store.trouble() }),
    close: () => store.close(),
  };
}

/** How long one answer of Redis about its health is good for: every event asks. */
const healthyMs = 500;

async function openShared(at: { uri: string; url: string }, { clock, log, holder }: StorageParts): Promise<Storage> {
  const redis = openRedis({ url: at.url, clock: systemClock, log, holder });
  const trouble = keptFor(healthyMs, () => redis.trouble());
  const store = await openMongoStore({ uri: at.uri, shared: { ...redis, trouble }, clock, log });
  let key: string | null = null;
  const secret = async () => (key ??= await sharedKey(store.vault));
  // Before the first event asks for it: a platform does not wait as long as a store may take.
  void secret().catch(() => undefined);
  return {
    store,
    rates: redis.rates,
    news: redis.news,
    shared: true,
    secret: () => (key === null ? inTime(secret()) : Promise.resolve(key)),
    troubles: async () => ({ store: await store.trouble(), redis: await trouble() }),
    close: async () => {
      await store.close();
      await redis.close();
    },
  };
}

/** Made by whichever process is first; the same for all. */
async function sharedKey(vault: Vault): Promise<string> {
  const kept = await vault.get(pseudonymName);
  if (kept) return kept.value;
  await vault.put(pseudonymName, randomBytes(32).toString('base64url'), 0);
  return sharedKey(vault);
}

const secretMs = 1_000;

function inTime(key: Promise<string>): Promise<string> {
  const over = new AbortController();
  const late = systemClock.sleep(secretMs, over.signal).then(() => {
    throw new AppError('store.unavailable', 'the key of the pseudonyms cannot be read');
  });
  late.catch(() => undefined);
  return Promise.race([key, late]).finally(() => over.abort('done'));
}

function keptFor(ms: number, ask: () => Promise<string | null>): () => Promise<string | null> {
  let answer: Promise<string | null> | null = null;
  let askedAt = 0;
  return () => {
    const now = systemClock.now();
    if (!answer || now - askedAt >= ms || now < askedAt) {
      askedAt = now;
      answer = ask();
    }
    return answer;
  };
}
