import { systemClock } from '../../../src/ops/system-clock';
import type { Store } from '../../../src/ports/store';
import { openMongoSource } from '../../../src/store/mongo/moving/source';
import { openMongoTarget } from '../../../src/store/mongo/moving/target';
import { openMongoStore } from '../../../src/store/mongo/open';
import { openRedis, type RedisSide } from '../../../src/store/redis/open';
import type { MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import type { RedisServer } from '../../support/redis-server';
import type { House } from './describe-moving';

let houses = 0;

export interface MongoHouse extends House {
  uri: string;
}

/** A database of its own, whose servers share what is under a prefix of its own. */
export function mongoHouse(mongo: MongoServer, redis: RedisServer): MongoHouse {
  const uri = mongo.freshUri();
  const prefix = `nhà-${(houses += 1)}`;
  const sides: RedisSide[] = [];
  const parts = { uri, log: recordedLog() };
  return {
    uri,
    store: async (): Promise<Store> => {
      const holder = `process ${sides.length}`;
      const side = openRedis({ url: redis.url, clock: systemClock, log: recordedLog(), holder, prefix, leaseMs: 300 });
      sides.push(side);
      for (let waited = 0; (await side.trouble()) !== null && waited < 500; waited += 1) await systemClock.sleep(10);
      const store = await openMongoStore({
        ...{ uri, shared: side, clock: systemClock, log: recordedLog(), pace: { everyMs: 0, graceMs: 0 } },
      });
      // As `storage.ts` leaves it at a first start.
      await store.vault.put('pseudonym.key', 'một-khóa-thử', 0).catch(() => undefined);
      return store;
    },
    source: () => openMongoSource(parts),
    target: () => openMongoTarget(parts),
    dispose: async () => {
      for (const side of sides) await side.close();
    },
  };
}
