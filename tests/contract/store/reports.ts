import type { Decision, Interaction } from '../../../src/model/interaction';
import { channelNames } from '../../../src/model/message';
import { vietnamWeek } from '../../../src/model/week';
import type { CountRow } from '../../../src/ports/interactions';
import type { Store } from '../../../src/ports/store';
import { interactionOf, noon, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

const day = 86_400_000;
const always = { from: 0, to: Number.MAX_SAFE_INTEGER };

async function seed(store: Store, questions: Partial<Interaction>[]): Promise<Interaction[]> {
  const all = questions.map((one, n) => interactionOf(`q${String(n).padStart(5, '0')}`, one.person ?? `p${n}`, one));
  await Promise.all(
    all.map((one) =>
      store.turns.commit(
        turnOf({ id: one.id, person: one.person ?? '' }, { interaction: one, outbox: [], session: null }),
      ),
    ),
  );
  return all;
}

/** 1,500 questions over ten weeks, the same on every run. */
function many(): Partial<Interaction>[] {
  const decisions: Decision[] = ['answer', 'ask', 'fallback'];
  let state = 20_261_122;
  const chance = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: 1_500 }, () => {
    const decision = decisions[chance(3)]!;
    return {
      ...{ at: noon - chance(70 * 24) * 3_600_000, person: `p${chance(40)}`, channel: channelNames[chance(4)]! },
      ...{ language: ['vi', 'tyz', 'hmn', 'dao'][chance(4)]!, decision, text: `Câu hỏi ${chance(30)}` },
      ...{ topic: decision === 'answer' ? `dvc-${chance(12)}` : null, thumbs: (chance(3) - 1) as -1 | 0 | 1 },
    };
  });
}

export function reportPromises({ now }: Bench): void {
  it('an interaction that is not there is null', async () => {
    expect(await now().store.interactions.get('nothing')).toBeNull();
  });

  it.each(['week', 'language', 'channel'] as const)('counts by %s agree with counting by hand', async (by) => {
    const { store } = now();
    const all = await seed(store, many());
    const span = { from: noon - 40 * day, to: noon - 3 * day };
    const byHand = new Map<string, Interaction[]>();
    for (const one of all) {
      if (one.at < span.from || one.at >= span.to) continue;
      byHand.set(one[by], [...(byHand.get(one[by]) ?? []), one]);
    }
    const expected: CountRow[] = [...byHand.keys()].sort().map((key) => {
      const rows = byHand.get(key)!;
      const of = (decision: Decision) => rows.filter((row) => row.decision === decision).length;
      return {
        ...{ key, total: rows.length, answer: of('answer'), ask: of('ask'), fallback: of('fallback') },
        people: new Set(rows.map(({ person }) => person)).size,
      };
    });
    expect(expected.length).toBeGreaterThan(2);
    expect(await store.interactions.counts(span, by)).toEqual(expected);
  });

  it('filters by language and channel hold for every report', async () => {
    const { store } = now();
    const all = await seed(store, many());
    const filter = { ...always, language: 'tyz', channel: 'web' as const };
    const mine = all.filter((one) => one.language === 'tyz' && one.channel === 'web');
    const total = (rows: { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);
    expect(await store.interactions.counts(filter, 'channel')).toMatchObject([{ key: 'web', total: mine.length }]);
    expect(total(await store.interactions.common(filter, 99))).toBe(mine.filter(({ topic }) => topic !== null).length);
    expect(total(await store.interactions.unanswered(filter, 99))).toBe(
      mine.filter(({ decision }) => decision === 'fallback').length,
    );
  });

  it('a span takes its beginning and leaves its end', async () => {
    const { store } = now();
    await seed(store, [{ at: noon - 1 }, { at: noon }, { at: noon + 1 }]);
    expect(await store.interactions.counts({ from: noon, to: noon + 1 }, 'week')).toEqual([
      { key: vietnamWeek(noon), total: 1, answer: 1, ask: 0, fallback: 0, people: 1 },
    ]);
  });

  it('common questions: most asked first, ties by name, people and thumbs counted, sys- left out', async () => {
    const { store } = now();
    const ask = (topic: string | null, person: string, thumbs: -1 | 0 | 1 = 0) => ({ topic, person, thumbs });
    await seed(store, [
      ask('dvc-ho-tich', 'an', 1),
      ask('dvc-ho-tich', 'an', 1),
      ask('dvc-ho-tich', 'binh', -1),
      ...[ask('bg-ban', 'an'), ask('bg-anh', 'an')],
      ...Array.from({ length: 5 }, () => ask('sys-chao', 'an')),
      ask(null, 'an'),
    ]);
    expect(await store.interactions.common(always, 10)).toEqual([
      { topic: 'dvc-ho-tich', count: 3, people: 2, thumbsUp: 2, thumbsDown: 1 },
      { topic: 'bg-anh', count: 1, people: 1, thumbsUp: 0, thumbsDown: 0 },
      { topic: 'bg-ban', count: 1, people: 1, thumbsUp: 0, thumbsDown: 0 },
    ]);
    expect(await store.interactions.common(always, 1)).toHaveLength(1);
  });

  it('unanswered questions: equal texts are one whatever their case, Đ and đ too, newest example shown', async () => {
    const { store } = now();
    const ask = (text: string, at: number, language = 'vi') => ({ text, at, language, decision: 'fallback' as const });
    await seed(store, [
      ask('đường đi Ở ĐÂU', noon - 3),
      ask('Đường đi ở đâu', noon - 1, 'tyz'),
      ask('một lần', noon - 9),
      ask('mới hơn', noon - 2),
      { text: 'đường đi ở đâu', at: noon, decision: 'answer' },
      ask('', noon),
    ]);
    expect(await store.interactions.unanswered(always, 10)).toEqual([
      { text: 'Đường đi ở đâu', count: 2, language: 'tyz', lastAt: noon - 1 },
      { text: 'mới hơn', count: 1, language: 'vi', lastAt: noon - 2 },
      { text: 'một lần', count: 1, language: 'vi', lastAt: noon - 9 },
    ]);
    expect(await store.interactions.unanswered(always, 2)).toHaveLength(2);
  });

  it('requests for a human come newest first, within the span', async () => {
    const { store } = now();
    for (const [n, at] of [noon - 2 * day, noon - day, noon].entries()) {
      const turn = turnOf({ id: `h${n}`, person: 'an' }, { handoff: { text: `việc ${n}` } });
      await store.turns.commit({ ...turn, interaction: interactionOf(`h${n}`, 'an', { at }) });
    }
    const span = { from: noon - 2 * day + 1, to: noon + 1 };
    expect((await store.interactions.handoffs(span, 10)).map(({ text }) => text)).toEqual(['việc 2', 'việc 1']);
    expect(await store.interactions.handoffs(span, 1)).toHaveLength(1);
  });

  it('an empty log gives empty reports', async () => {
    const { interactions } = now().store;
    expect(await interactions.common(always, 10)).toEqual([]);
    expect(await interactions.unanswered(always, 10)).toEqual([]);
    expect(await interactions.counts(always, 'week')).toEqual([]);
    expect(await interactions.handoffs(always, 10)).toEqual([]);
  });
}
