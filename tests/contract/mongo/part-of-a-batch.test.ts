import { proposed } from '../../../src/model/proposal';
import { Batch } from '../../../src/store/mongo/batch';
import { mongoProposals } from '../../../src/store/mongo/proposals';
import { finishLoads } from '../../../src/store/mongo/sheet';
import { housesOfFile } from '../../support/mongo-houses';
import { noon } from '../../support/turns';

const houses = housesOfFile();

/** The last statement of the next insertion meets a shard without a primary. */
const cutOff = () => houses().server.double?.faults.set({ failNext: { command: 'insert', kind: 'part', code: 133 } });
const brought = (id: string) =>
  proposed(id, null, {
    ...{ at: noon, language: 'tyz', kind: 'sentence', text: id, meaning: null, topic: 'x', village: null },
    consentAt: noon,
  });

describe('when a cluster cannot reach one of its shards', () => {
  it('of a batch only what went there is refused', async () => {
    const house = await houses().open();
    if (!houses().server.double) return;
    const batch = new Batch(house, 'replies');
    const write = (id: string) =>
      batch.write({ insertOne: { document: { _id: id, person: 'an', replies: [], at: 1 } } });
    await write('old');
    cutOff();
    const [repeated, written, away] = await Promise.allSettled([write('old'), write('new'), write('away')]);
    expect(repeated).toMatchObject({ value: 'duplicate' });
    expect(written).toMatchObject({ value: 'written' });
    expect(away).toMatchObject({ reason: { code: 'store.unavailable' } });
    expect(await house.models.replies.countDocuments()).toBe(2);
  });

  it('a sheet that was brought in half is not taken for one that was brought before', async () => {
    const house = await houses().open();
    if (!houses().server.double) return;
    const sheet = { proposals: [brought('one'), brought('two')], judgements: [] };
    await house.models.meta.insertMany([{ _id: 'proposals.load', value: { number: 1, sheet } }], { lean: true });
    const { id: _id, ...rest } = brought('one');
    await house.models.proposals.insertMany([{ _id, ...rest }], { lean: true });
    cutOff();
    await expect(finishLoads(house)).rejects.toMatchObject({ code: 'store.unavailable' });
    await finishLoads(house);
    expect((await mongoProposals(house).list({})).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});
