import { describeRates } from '../rates/describe-rates';
import { RedisServer } from '../../support/redis-server';
import { connected, sideOf } from './sides';

describeRates('Redis', async () => {
  const server = await RedisServer.open();
  const sides = [sideOf(server.url), sideOf(server.url)] as const;
  await connected(...sides);
  return {
    rates: sides[0].rates,
    other: sides[1].rates,
    close: async () => {
      for (const side of sides) await side.close();
      await server.close();
    },
  };
});
