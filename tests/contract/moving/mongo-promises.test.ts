import { sumsOf } from '../../../src/cli/store/sums';
import { systemClock } from '../../../src/ops/system-clock';
import type { Store } from '../../../src/ports/store';
import { Conversations } from '../../../src/store/mongo/conversations';
import { Link } from '../../../src/store/mongo/link';
import { fillStore } from '../../support/full-store';
import { openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { RedisServer } from '../../support/redis-server';
import { draftOf, eventOf, noon, turnOf } from '../../support/turns';
import { mongoHouse, type MongoHouse } from './mongo-house';

let mongo: MongoServer;
let redis: RedisServer;
let house: MongoHouse;
beforeAll(async () => {
  [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
});
afterAll(async () => {
  await Promise.all([mongo.close(), redis.close()]);
});
beforeEach(() => {
  house = mongoHouse(mongo, redis);
});
afterEach(() => house.dispose());

async function filled(): Promise<void> {
  const store = await house.store();
  await fillStore(store);
  await store.close();
}

async function untilFine(store: Store): Promise<void> {
  for (let waited = 0; (await store.trouble()) !== null && waited < 8_000; waited += 50) await systemClock.sleep(50);
  expect(await store.trouble()).toBeNull();
}

const vaultEntry = { key: 'a', value: { name: 'a', value: 'b', version: 3 } };

describe('moving a store of MongoDB', () => {
  jest.setTimeout(60_000);

  it('while a server uses the database, nothing is read and nothing is written', async () => {
    const store = await house.store();
    await expect(house.source()).rejects.toMatchObject({ code: 'store.busy' });
    await expect(house.target()).rejects.toMatchObject({ code: 'store.busy' });
    expect(await store.trouble()).toBeNull();
    await store.close();
    await (await house.source()).close();
  });

  it('a server that died and a move that died hold nobody up for long', async () => {
    await filled();
    const aside = await mongo.aside(house.uri);
    const leases = aside.collection<{ _id: string; holder: string; until: number }>('leases');
    const until = Date.now() + 6_000;
    await leases.insertMany([
      { _id: 'running/chết', holder: 'chết', until },
      { _id: 'moving', holder: 'cũng chết', until },
    ]);
    const begun = Date.now();
    const source = await house.source();
    expect(Date.now() - begun).toBeLessThan(12_000);
    await source.close();
    expect(await leases.countDocuments()).toBe(0);
    await aside.close();
  });

  it('two commands do not carry records at once', async () => {
    const first = await house.target();
    await expect(house.target()).rejects.toMatchObject({ code: 'store.busy' });
    await first.close();
  });

  it('a move whose place another one took writes nothing more', async () => {
    const first = await house.target();
    await first.begin('một');
    const aside = await mongo.aside(house.uri);
    // As another does that took it for dead, because its machine slept.
    await aside.collection<{ _id: string }>('leases').updateOne({ _id: 'moving' }, { $set: { holder: 'kia' } });
    await systemClock.sleep(4_500);
    await expect(first.write('vault', [vaultEntry])).rejects.toMatchObject({ code: 'store.busy' });
    await systemClock.sleep(4_500);
    await expect(first.finish()).rejects.toMatchObject({ code: 'store.busy' });
    await first.close();
    expect(await aside.collection('vault').countDocuments()).toBe(0);
    expect(await aside.collection('leases').countDocuments()).toBe(1);
    await aside.close();
  });

  it('no server uses half of a store: it says what is to be done, and begins by itself once that is done', async () => {
    const target = await house.target();
    await target.begin('nửa');
    await target.write('vault', [vaultEntry]);
    await target.close();
    const store = await house.store();
    expect(await store.trouble()).toBe('MongoDB: kho đang nạp dở dữ liệu chuyển nhà, chạy lại lệnh nạp cho xong');
    await expect(store.inbox.accept([eventOf('an', 'e1')])).rejects.toMatchObject({ code: 'store.unavailable' });
    await expect(house.source()).rejects.toMatchObject({ code: 'file.refused' });

    // The server that waits there does not count as one that runs.
    const again = await house.target();
    expect(await again.begin('nửa')).toBe('resumed');
    await again.finish();
    await again.close();
    await untilFine(store);
    expect(await store.vault.get('a')).toEqual({ value: 'b', version: 3 });
    await store.close();
  });

  it('a server that starts while records are read waits until they are', async () => {
    await filled();
    const source = await house.source();
    const store = await house.store();
    expect(await store.trouble()).toContain('đang chuyển nhà');
    await source.close();
    await untilFine(store);
    await store.close();
  });

  it('what is not there at all is told, and not carried as an empty store', async () => {
    await expect(house.source()).rejects.toMatchObject({ code: 'file.refused' });
  });

  it('half of an import that was given up is forgotten when another begins', async () => {
    const first = await house.target();
    await first.begin('một');
    await first.write('vault', [vaultEntry]);
    await first.write('jobs', []);
    await first.close();
    const second = await house.target();
    expect(await second.begin('hai')).toBe('new');
    expect(await second.read('vault', null, 5)).toEqual([]);
    await second.close();
  });

  it('a database where a server was only tried out is empty: its key of the pseudonyms gives way', async () => {
    const tried: Store = await house.store();
    await tried.officials.invite('hash', Date.now() + 60_000);
    await tried.close();
    const target = await house.target();
    expect(await target.begin('thử')).toBe('new');
    expect(await target.read('secrets', null, 5)).toEqual([]);
    const secret = { name: 'pseudonym', value: 'khóa của nhà cũ' };
    await target.write('secrets', [{ key: 'pseudonym', value: secret }]);
    await target.finish();
    await target.close();
    const store = await house.store();
    expect(await store.vault.get('pseudonym.key')).toMatchObject({ value: 'khóa của nhà cũ' });
    expect(await store.officials.redeemInvite('hash', Date.now())).toBe(false);
    await store.close();
  });

  it('a turn whose process died before it was filed is carried whole', async () => {
    const store = await house.store();
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    await store.close();
    const aside = await mongo.aside(house.uri);
    const event = await aside.collection<{ _id: string }>('inbox').findOne({ id: accepted!.id });
    const open = new Link({ uri: house.uri, pace: systemClock, log: recordedLog() });
    await open.settled();
    const miss = { get: async () => [null], put: async () => undefined, drop: async () => undefined };
    const conversations = new Conversations(open, miss);
    const turn = turnOf({ id: accepted!.id, person: 'an' });
    const { inboxId, person, session, outbox, interaction, rating, replies, handoff, unknownWords, erase } = turn;
    const before = (await conversations.load(['an'])).get('an')!;
    const filing = {
      ...{ interaction, rating, replies, handoff, unknownWords, erase },
      ...{ id: inboxId, event: event!._id, dead: false, person: 'an', channel: person.channel, at: noon },
      ...{ outbox: outbox.map((each) => ({ ...each, seq: '1' })), proposal: null },
    };
    expect(await conversations.commit('an', before, 1, { person, session, filing })).toBe('now');
    await open.close();

    const source = await house.source();
    const [arrived] = await source.read('inbox', null, 5);
    expect(arrived!.value).toMatchObject({ state: 'done', committed: true, event: null, person: '' });
    expect((await source.read('outbox', null, 5)).map(({ key }) => key)).toEqual([draftOf(inboxId, 'an').id]);
    expect(await source.read('interactions', null, 5)).toHaveLength(1);
    await source.close();
    await aside.close();
  });

  it('rows of the audit whose process died before it marked them are known as rows', async () => {
    await filled();
    const aside = await mongo.aside(house.uri);
    const row = await aside.collection<{ _id: number; hash: string }>('audit').findOne({ _id: 10 });
    const mark = { $set: { value: { seq: 10, hash: row!.hash } } };
    await aside.collection<{ _id: string }>('meta').updateOne({ _id: 'audit' }, mark);
    const source = await house.source();
    expect(await source.read('auditHead', null, 5)).toMatchObject([{ value: { seq: 12 } }]);
    await source.close();
    await aside.close();
  });

  it('a chain of the audit whose end was cut off is still found to be broken where it arrives', async () => {
    await filled();
    const aside = await mongo.aside(house.uri);
    await aside.collection<{ _id: number }>('audit').deleteOne({ _id: 12 });
    await aside.close();
    const source = await house.source();
    const other = mongoHouse(mongo, redis);
    const target = await other.target();
    await target.begin('cụt');
    for (const kind of ['audit', 'auditHead'] as const)
      await target.write(kind, await source.read<typeof kind>(kind, null, 100));
    await target.finish();
    await target.close();
    await source.close();
    const arrived = await other.store();
    expect(await arrived.audit.verify()).toBe(12);
    await arrived.close();
    await other.dispose();
  });

  it('what a process still has in its cache of a person from before the move does not pass for the truth', async () => {
    const store = await house.store();
    await store.inbox.accept([eventOf('an', 'e1')]);
    const [claimed] = await store.inbox.claim(1);
    await store.turns.commit(turnOf(claimed!));
    await store.close();
    const source = await house.source();
    const pages = {
      people: await source.read('people', null, 9),
      sessions: await source.read('sessions', null, 9),
    };
    const sums = await sumsOf(source);
    await source.close();
    const aside = await mongo.aside(house.uri);
    await aside.dropDatabase();
    await aside.close();
    const target = await house.target();
    await target.begin('lại');
    await target.write(
      'people',
      pages.people.map((each) => ({ ...each, value: { ...each.value, chat: 'phòng mới' } })),
    );
    await target.write('sessions', pages.sessions);
    expect((await sumsOf(target)).people.count).toBe(sums.people.count);
    await target.finish();
    await target.close();
    const again = await house.store();
    await again.inbox.accept([eventOf('an', 'e2')]);
    const [stale] = await again.inbox.claim(1);
    await expect(again.turns.commit(turnOf(stale!))).rejects.toMatchObject({ code: 'turn.overtaken' });
    await again.inbox.release(stale!.id);
    const [fresh] = await again.inbox.claim(1);
    expect(fresh!.known.person).toMatchObject({ chat: 'phòng mới' });
    await again.turns.commit(turnOf(fresh!));
    await again.close();
  });
});
