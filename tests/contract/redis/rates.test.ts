import { RedisServer } from '../../support/redis-server';
import { describeRates } from '../rates/describe-rates';
import { ratesOf } from './sides';

describeRates('Redis', async () => ratesOf(await RedisServer.open()));
