import { mongoJobs } from '../../../src/store/mongo/jobs';
import { mongoTidy } from '../../../src/store/mongo/tidy';
import { jobOf } from '../../support/jobs';
import { housesOfFile } from '../../support/mongo-houses';

const houses = housesOfFile();

const list = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => jobOf(`${name}${n}`, { title: name }));

describe('vacancies of many processes in MongoDB', () => {
  it('of many who import at once, none takes away what another one brought', async () => {
    const all = (await Promise.all([houses().open(), houses().open()])).map((house) => mongoJobs(house));
    await Promise.all(Array.from({ length: 8 }, (_, n) => all[n % 2]!.upsert([jobOf(`j${n}`)])));
    expect(await all[0]!.list({})).toHaveLength(8);
  });

  it('who reads while lists are replaced sees a whole one, never two and never none', async () => {
    const [writer, reader] = (await Promise.all([houses().open(), houses().open()])).map((house) => mongoJobs(house));
    await writer!.replaceAll(list('a', 60));
    let over = false;
    const writing = (async () => {
      for (let n = 0; n < 12; n += 1) await writer!.replaceAll(list(n % 2 === 0 ? 'b' : 'a', 60));
      over = true;
    })();
    const seen = new Set<string>();
    while (!over) {
      const jobs = await reader!.list({});
      expect(jobs).toHaveLength(60);
      seen.add([...new Set(jobs.map(({ title }) => title))].join());
    }
    await writing;
    expect([...seen].sort()).toEqual(['a', 'b']);
  });

  it('a list that a process left half written when it died is never seen, and goes', async () => {
    const house = await houses().open();
    const jobs = mongoJobs(house);
    await jobs.replaceAll(list('a', 3));
    await house.models.meta.updateOne({ _id: 'jobs.begun' }, { $set: { value: 7 } });
    const document = (await house.models.jobs.findOne().lean())!;
    await house.models.jobs.insertMany([{ ...document, _id: 'half', generation: 7, id: 'half' }], { lean: true });
    expect(await jobs.list({})).toHaveLength(3);
    expect(await jobs.get('half')).toBeNull();
    for (const name of ['b', 'c', 'd']) await jobs.replaceAll(list(name, 2));
    expect(await house.models.jobs.countDocuments({ id: 'half' })).toBe(0);
    // The list in place and the one before, for those who are reading it.
    expect(await house.models.jobs.countDocuments()).toBe(4);
  });

  it('a list that cannot be written, here because it holds more than a document can, changes nothing', async () => {
    const house = await houses().open();
    const jobs = mongoJobs(house);
    await jobs.replaceAll(list('a', 3));
    await expect(jobs.upsert([jobOf('x', { note: 'x'.repeat(17 * 1024 * 1024) })])).rejects.toThrow();
    expect((await jobs.list({})).map(({ id }) => id).sort()).toEqual(['a0', 'a1', 'a2']);
  });

  it('two processes may tidy at once', async () => {
    const [one, other] = await Promise.all([houses().open(), houses().open()]);
    await mongoJobs(one!).replaceAll([...list('a', 1_200), jobOf('kept', { expiresOn: '2027-12-31' })]);
    const later = Date.UTC(2027, 5, 1);
    await Promise.all([mongoTidy(one!)(later), mongoTidy(other!)(later)]);
    expect((await mongoJobs(other!).list({})).map(({ id }) => id)).toEqual(['kept']);
  });
});
