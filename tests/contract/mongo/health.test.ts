import { systemClock } from '../../../src/ops/system-clock';
import { Link } from '../../../src/store/mongo/link';
import { MongoHealth } from '../../../src/store/mongo/health';
import { fakeClock } from '../../support/fake-clock';
import { housesOfFile } from '../../support/mongo-houses';
import { recordedLog } from '../../support/recorded-log';

const houses = housesOfFile();

describe('the health of a store in MongoDB', () => {
  it('is found out by writing, once for all who ask within two seconds', async () => {
    const house = await houses().open();
    const clock = fakeClock();
    const health = new MongoHealth(house, clock);
    const probe = async () => (await house.models.meta.findById('probe').lean())?.value;
    expect(await Promise.all([health.trouble(), health.trouble()])).toEqual([null, null]);
    const first = await probe();
    await clock.advance(1_999);
    expect(await health.trouble()).toBeNull();
    expect(await probe()).toBe(first);
    await clock.advance(1);
    expect(await health.trouble()).toBeNull();
    expect(await probe()).not.toBe(first);
  });

  it('two processes that probe for the first time in one moment are both well', async () => {
    const all = await Promise.all([houses().open(), houses().open(), houses().open(), houses().open()]);
    const said = await Promise.all(all.map((house) => new MongoHealth(house, systemClock).trouble()));
    expect(said).toEqual([null, null, null, null]);
  });

  it('a server that does not answer is a trouble within three seconds, in plain words, and no longer when it does', async () => {
    const { double } = houses().server;
    if (!double) return;
    const house = await houses().open();
    const health = new MongoHealth(house, systemClock);
    expect(await health.trouble()).toBeNull();
    await systemClock.sleep(2_000);
    double.stall(true);
    const asked = performance.now();
    expect(await health.trouble()).toMatch(/^MongoDB: \p{L}/u);
    expect(performance.now() - asked).toBeLessThan(3_000);
    double.stall(false);
    await systemClock.sleep(2_000);
    expect(await health.trouble()).toBeNull();
  });

  it('no server at all is a trouble that says so without an address', async () => {
    const house = new Link({ uri: 'mongodb://127.0.0.1:1/x', pace: systemClock, log: recordedLog() });
    await house.settled();
    const said = await new MongoHealth(house, systemClock).trouble();
    await house.close();
    expect(said).toMatch(/^MongoDB: /);
    expect(said).not.toContain('127.0.0.1');
  });
});
