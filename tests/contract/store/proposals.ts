import { proposed, type NewProposal, type Proposal, type ProposalVerdict } from '../../../src/model/proposal';
import type { Store } from '../../../src/ports/store';
import { eventOf, handled, noon, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

export const given = (change: Partial<NewProposal> = {}): NewProposal => ({
  ...{ at: noon, language: 'tyz', kind: 'word', text: 'từ tiếng Tày', meaning: 'nghĩa', topic: null },
  ...{ village: 'thôn A', consentAt: noon },
  ...change,
});
const says = (reviewer: string, verdict: 'yes' | 'no' = 'yes'): ProposalVerdict => ({
  ...{ reviewer, village: 'thôn B', day: '2026-11-23', verdict, comment: 'lời bàn' },
});
const approve = async (store: Store, id: string) => {
  await store.proposals.judge(id, says('một'));
  await store.proposals.judge(id, says('hai'));
};
const give = (store: Store, person: string, event: string, change: Partial<NewProposal> = {}) =>
  handled(store, person, event, { proposal: given(change) });

export function proposalPromises({ now, needing }: Bench): void {
  it('a proposal comes in with its turn, exactly as it was given, and waits', async () => {
    const { store } = now();
    const id = await give(store, 'an', 'e1', { kind: 'sentence', village: null });
    const expected: Proposal = {
      ...given({ kind: 'sentence', village: null }),
      ...{ id, person: 'an', licence: 'CC-BY-4.0', state: 'proposed', verdicts: [] },
    };
    expect(await store.proposals.get(id)).toEqual(expected);
    expect(await store.proposals.list({})).toEqual([expected]);
    expect(await store.proposals.get('nothing')).toBeNull();
  });

  it('a turn without one brings none, and a repeated turn brings none twice', async () => {
    const { store } = now();
    await handled(store, 'binh', 'e0');
    const id = await give(store, 'an', 'e1');
    await store.turns.commit(turnOf({ id, person: 'an' }, { proposal: given({ text: 'khác' }) }));
    expect((await store.proposals.list({})).map(({ text }) => text)).toEqual(['từ tiếng Tày']);
  });

  it('lists oldest first and by language, kind and state', async () => {
    const { store } = now();
    const late = await give(store, 'an', 'e1', { at: noon + 5 });
    const early = await give(store, 'an', 'e2', { at: noon - 5, language: 'mji' });
    const line = await give(store, 'binh', 'e3', { kind: 'sentence' });
    await store.proposals.judge(line, says('một'));
    const ids = async (filter: Parameters<Store['proposals']['list']>[0]) =>
      (await store.proposals.list(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([early, line, late]);
    expect(await ids({ language: 'tyz' })).toEqual([line, late]);
    expect(await ids({ kind: 'word', language: 'mji' })).toEqual([early]);
    expect(await ids({ state: 'in-review' })).toEqual([line]);
    expect(await store.proposals.counts()).toEqual([
      { language: 'mji', state: 'proposed', count: 1 },
      { language: 'tyz', state: 'in-review', count: 1 },
      { language: 'tyz', state: 'proposed', count: 1 },
    ]);
  });

  it('two different reviewers approve, one cannot alone', async () => {
    const { store } = now();
    const id = await give(store, 'an', 'e1');
    expect((await store.proposals.judge(id, says('một'))).state).toBe('in-review');
    expect((await store.proposals.judge(id, says('MỘT'))).state).toBe('in-review');
    const last = await store.proposals.judge(id, says('hai'));
    expect(last.state).toBe('approved');
    expect(last.verdicts).toEqual([says('MỘT'), says('hai')]);
    expect(await store.proposals.get(id)).toEqual(last);
  });

  it('of many verdicts at once none is lost', async () => {
    const { store } = now();
    const id = await give(store, 'an', 'e1');
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.proposals.judge(id, says(`người ${n}`))));
    expect((await store.proposals.get(id))?.verdicts).toHaveLength(20);
  });

  it('a verdict on nothing is refused', async () => {
    const { proposals } = now().store;
    await expect(proposals.judge('nothing', says('một'))).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('a sheet is loaded whole: what is new, then the verdicts, also on what is new, with their topics', async () => {
    const { store } = now();
    const id = await give(store, 'an', 'e1', { kind: 'sentence' });
    const brought = proposed('new-1', null, given({ text: 'mang tới' }));
    await store.proposals.load({
      proposals: [brought],
      judgements: [
        { id, verdict: says('một'), topic: 'dvc-khai-sinh' },
        { id: 'new-1', verdict: says('một'), topic: null },
        { id, verdict: says('hai'), topic: 'dvc-khai-sinh' },
      ],
    });
    expect(await store.proposals.get(id)).toMatchObject({ topic: 'dvc-khai-sinh', state: 'approved' });
    expect(await store.proposals.get('new-1')).toEqual({ ...brought, state: 'in-review', verdicts: [says('một')] });
  });

  it('a sheet with one wrong line is not loaded at all', async () => {
    const { store } = now();
    const id = await give(store, 'an', 'e1');
    const before = await store.proposals.list({});
    const good = { id, verdict: says('một'), topic: null };
    const fresh = proposed('new-1', null, given());
    for (const sheet of [
      { proposals: [fresh], judgements: [good, { ...good, id: 'nothing' }] },
      { proposals: [fresh, { ...fresh, id }], judgements: [good] },
    ]) {
      await expect(store.proposals.load(sheet)).rejects.toMatchObject({ code: 'request.invalid' });
      expect(await store.proposals.list({})).toEqual(before);
    }
  });

  it('who is erased withdraws what was not approved; what was approved stays without the person', async () => {
    const { store, dump } = now();
    const kept = await give(store, 'an', 'e1', { text: 'đã duyệt' });
    const open = await give(store, 'an', 'e2', { text: 'chưa duyệt', meaning: 'nghĩa riêng', village: 'thôn riêng' });
    const other = await give(store, 'binh', 'e3');
    await approve(store, kept);
    await store.proposals.judge(open, says('ba'));
    await handled(store, 'an', 'xóa', { erase: true, interaction: null, outbox: [] });
    expect(await store.proposals.get(kept)).toMatchObject({ text: 'đã duyệt', person: null, state: 'approved' });
    expect(await store.proposals.get(open)).toMatchObject({ text: '', person: null, state: 'withdrawn', verdicts: [] });
    expect((await store.proposals.list({})).map(({ id }) => id).sort()).toEqual([kept, other].sort());
    expect(await store.proposals.list({ state: 'withdrawn' })).toHaveLength(1);
    await expect(store.proposals.judge(open, says('bốn'))).rejects.toMatchObject({ code: 'request.invalid' });
    if (dump)
      for (const trace of ['chưa duyệt', 'nghĩa riêng', 'thôn riêng']) expect(await dump()).not.toContain(trace);
  });

  it('a turn that erases gives nothing', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1', {
      erase: true,
      proposal: given(),
      unknownWords: { language: 'tyz', words: ['a'] },
    });
    expect(await store.proposals.counts()).toEqual([]);
  });

  it('nothing proposed is tidied away', async () => {
    const { store } = now();
    await give(store, 'an', 'e1');
    await store.tidy(noon + 400 * 86_400_000);
    expect(await store.proposals.list({})).toHaveLength(1);
  });

  needing('restart')('proposals and verdicts outlive the process', async () => {
    const { store, restart } = now();
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    await store.turns.commit(turnOf({ id: accepted!.id, person: 'an' }, { proposal: given() }));
    await approve(store, accepted!.id);
    const reborn = await restart!();
    expect(await reborn.proposals.get(accepted!.id)).toMatchObject({ state: 'approved', verdicts: [{}, {}] });
  });
}
