import { systemClock } from '../../../src/ops/system-clock';
import { mongoAudit } from '../../../src/store/mongo/audit';
import { Link } from '../../../src/store/mongo/link';
import { mongoPeople } from '../../../src/store/mongo/people';
import { mongoVault } from '../../../src/store/mongo/vault';
import { openMongoServer, type MongoServer } from '../../support/mongo';
import type { Failure } from '../../support/mongo-double/faults';
import { MongoDouble } from '../../support/mongo-double/server';
import { recordedLog } from '../../support/recorded-log';
import { noon } from '../../support/turns';

/** What a real server is asked for and what it may answer; the double stands in, because no server fails on demand. */
describe('the link to MongoDB', () => {
  let server: MongoServer;
  let link: Link;
  const open = async (more = '') => {
    const uri = server.freshUri();
    link = new Link({ uri: uri + more, pace: systemClock, log: recordedLog() });
    await link.settled();
    return link;
  };
  const fail = (failure: Failure) => server.double?.faults.set({ failNext: failure });

  beforeAll(async () => {
    server = await openMongoServer();
  });
  afterEach(async () => {
    server.double?.faults.set({ clear: true });
    await link.close();
  });
  afterAll(() => server.close());

  test('reads from the primary what most members have and writes to most of them, whatever the address says', async () => {
    if (!server.double) return void (await open());
    await open('&readPreference=secondaryPreferred&readConcernLevel=local&w=1&journal=false&retryWrites=false');
    await mongoVault(link).put('a', 'b', 0);
    await mongoVault(link).get('a');
    const { latest } = server.double;
    expect(latest.get('find')).toMatchObject({ readConcern: { level: 'majority' } });
    expect(latest.get('find')?.$readPreference ?? { mode: 'primary' }).toEqual({ mode: 'primary' });
    expect(latest.get('insert')).toMatchObject({ writeConcern: { w: 'majority', j: true } });
    expect(latest.get('insert')).toHaveProperty('txnNumber');
  });

  test('an index is ready when most members have it: with one machine down a process still starts', async () => {
    await open();
    if (server.double) expect(server.double.latest.get('createIndexes')).toMatchObject({ commitQuorum: 'majority' });
    expect((await link.models.handoffs.collection.indexes()).map(({ name }) => name)).toContain('texts');
  });

  test('an index that is there already and is another one is named as what is wrong', async () => {
    const uri = server.freshUri();
    const aside = await server.aside(uri);
    await aside.collection('handoffs').createIndex({ text: 1 }, { name: 'texts' });
    await aside.close();
    link = new Link({ uri, pace: systemClock, log: recordedLog() });
    await link.settled();
    expect(link.trouble).toMatch(/^MongoDB: chỉ mục/);
  });

  test.each<[string, Failure]>([
    ['a shard without a primary', { command: 'find', kind: 'error', code: 133, labels: [], times: 2 }],
    ['a shard that cannot be reached', { command: 'find', kind: 'error', code: 6, labels: [], times: 2 }],
    [
      'anything that would go well a second time',
      { command: 'find', kind: 'error', code: 13_334, labels: ['TransientTransactionError'], times: 2 },
    ],
  ])('%s is a store that is unavailable, no mistake of the one who asked', async (_, failure) => {
    await open();
    if (!server.double) return;
    fail(failure);
    await expect(mongoPeople(link).get('an')).rejects.toMatchObject({ code: 'store.unavailable' });
  });

  test('so is a server that is gone while something is inserted', async () => {
    const gone = await MongoDouble.open();
    link = new Link({ uri: gone.uri('x'), pace: systemClock, log: recordedLog() });
    await link.settled();
    expect(link.trouble).toBeNull();
    await gone.close();
    const entry = { at: noon, actor: 'an', action: 'a', subject: 's', detail: 'd' };
    await expect(mongoVault(link).put('a', 'b', 0)).rejects.toMatchObject({ code: 'store.unavailable' });
    await expect(mongoAudit(link).append(entry)).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});
