import { proposed, type Proposal, type ProposalVerdict } from '../../../src/model/proposal';
import type { Proposals } from '../../../src/ports/proposals';
import { mongoProposals } from '../../../src/store/mongo/proposals';
import { finishLoads } from '../../../src/store/mongo/sheet';
import { housesOfFile } from '../../support/mongo-houses';
import { noon } from '../../support/turns';

type Sheet = Parameters<Proposals['load']>[0];

const houses = housesOfFile();

const brought = (id: string): Proposal =>
  proposed(id, null, {
    ...{ at: noon, language: 'tyz', kind: 'sentence', text: id, meaning: null, topic: 'x', village: null },
    consentAt: noon,
  });
const says = (reviewer: string): ProposalVerdict => ({
  ...{ reviewer, village: 'bản', day: '2026-11-23', verdict: 'yes', comment: '' },
});
/** The second verdict takes the first one back; done once more, the first would count for what it never said. */
const turning: Sheet = {
  proposals: [brought('one'), brought('two')],
  judgements: [
    { id: 'one', verdict: says('a'), topic: null },
    { id: 'one', verdict: says('b'), topic: 'y' },
    { id: 'two', verdict: says('a'), topic: null },
  ],
};
const meta = () => houses().aside().collection<{ _id: string; value: unknown }>('meta');
const note = (number: number, sheet: Sheet | null) =>
  meta().updateOne({ _id: 'proposals.load' }, { $set: { value: { number, sheet } } }, { upsert: true });

async function loaded(proposals: Proposals): Promise<void> {
  const [one, two] = await Promise.all([proposals.get('one'), proposals.get('two')]);
  expect(one).toEqual({ ...brought('one'), topic: 'y', verdicts: [says('b')], state: 'in-review' });
  expect(two).toEqual({ ...brought('two'), verdicts: [says('a')], state: 'in-review' });
}

describe('a sheet of proposals in MongoDB', () => {
  it('that was noted by a process which then died is finished by the next one', async () => {
    const house = await houses().open();
    await note(1, turning);
    await finishLoads(house);
    await loaded(mongoProposals(house));
    await finishLoads(house);
    await loaded(mongoProposals(house));
  });

  it('comes to the same when a process died after any part of it', async () => {
    const house = await houses().open();
    const proposals = mongoProposals(house);
    await proposals.load(turning);
    await loaded(proposals);
    await note(1, turning);
    await finishLoads(house);
    await loaded(proposals);
    await house.models.proposals.deleteOne({ _id: 'two' });
    await note(1, turning);
    await Promise.all([finishLoads(house), finishLoads(await houses().open())]);
    await loaded(proposals);
  });

  it('waits for the one that a dead process left, and is checked against it', async () => {
    const house = await houses().open();
    const proposals = mongoProposals(house);
    await note(1, turning);
    const next: Sheet = { proposals: [brought('one')], judgements: [] };
    await expect(proposals.load(next)).rejects.toMatchObject({ code: 'request.invalid' });
    await loaded(proposals);
    await proposals.load({ proposals: [], judgements: [{ id: 'one', verdict: says('c'), topic: null }] });
    expect(await proposals.get('one')).toMatchObject({ state: 'approved' });
  });

  it('of many at once none is lost, and of those that bring the same id one is loaded', async () => {
    const all = (await Promise.all([houses().open(), houses().open()])).map((house) => mongoProposals(house));
    await all[0]!.load({ proposals: [brought('old')], judgements: [] });
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        all[n % 2]!.load({
          proposals: [brought(`new ${n}`), brought('same')],
          judgements: [{ id: 'same', verdict: says(`người ${n}`), topic: null }],
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await all[0]!.list({})).toHaveLength(3);
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        all[n % 2]!.load({ proposals: [], judgements: [{ id: 'old', verdict: says(`người ${n}`), topic: null }] }),
      ),
    );
    expect((await all[1]!.get('old'))?.verdicts).toHaveLength(10);
  });

  it('leaves alone what was withdrawn after it was noted', async () => {
    const house = await houses().open();
    const proposals = mongoProposals(house);
    await proposals.load({ proposals: [brought('one')], judgements: [] });
    await note(2, { proposals: [], judgements: [{ id: 'one', verdict: says('a'), topic: null }] });
    await house.models.proposals.updateOne({ _id: 'one' }, { $set: { state: 'withdrawn', text: '' } });
    await finishLoads(house);
    expect(await proposals.get('one')).toMatchObject({ state: 'withdrawn', verdicts: [] });
  });
});
