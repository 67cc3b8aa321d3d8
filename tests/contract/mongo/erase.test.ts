import { eraseAllOf } from '../../../src/store/mongo/erase';
import { interactionDocOf } from '../../../src/store/mongo/interactions';
import { eventually } from '../../support/eventually';
import { housesOfFile } from '../../support/mongo-houses';
import { interactionOf, noon } from '../../support/turns';

const houses = housesOfFile();

const filing = {
  ...{ id: 'i', event: null, dead: false, person: 'an', channel: 'telegram' as const, at: noon, interaction: null },
  ...{ rating: null, replies: [], handoff: null, unknownWords: null, erase: true, outbox: [], proposal: null },
};

describe('erasing a person from MongoDB', () => {
  it('looks again, because a cluster that moves a document meanwhile passes it over', async () => {
    const { models } = await houses().open();
    const { double } = houses().server;
    const said = (id: string) =>
      models.interactions.insertMany([interactionDocOf(interactionOf(id, 'an'))], { lean: true });
    await said('one');
    if (!double) return void (await eraseAllOf(models, filing));
    // The first pass is done, its answer is on the way: what comes now stands for what was passed over.
    double.delay(300);
    double.latest.clear();
    const erasing = eraseAllOf(models, filing);
    await eventually(() => double.counts.get('update') !== undefined && double.latest.has('update'));
    await Promise.all([said('moved'), erasing]);
    double.delay(0);
    const left = await models.interactions.find().lean();
    expect(left.map(({ _id, person, text }) => ({ _id, person, text }))).toEqual([
      { _id: 'one', person: null, text: '' },
      { _id: 'moved', person: null, text: '' },
    ]);
  });
});
