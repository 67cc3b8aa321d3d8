import { plainReply } from '../../../src/model/message';
import { draftOf, eventOf, handled, interactionOf, noon, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

export function turnPromises({ now, needing }: Bench): void {
  it('a turn is written whole: person, session, question, messages, request for a human', async () => {
    const { store } = now();
    await store.inbox.accept([eventOf('an', 'e1')]);
    const [row] = await store.inbox.claim(1);
    const turn = turnOf(row!, { handoff: { text: 'gọi lại giúp tôi' } });
    await store.turns.commit(turn);
    expect(await store.people.get('an')).toEqual(turn.person);
    expect(await store.sessions.get('an')).toEqual(turn.session);
    expect(await store.interactions.get(row!.id)).toEqual(turn.interaction);
    expect(await store.outbox.claim('telegram', 5, noon)).toEqual([
      { ...turn.outbox[0], attempts: 0, createdAt: now().clock.now() },
    ]);
    expect(await store.interactions.handoffs({ from: 0, to: noon + 1 }, 5)).toEqual([
      { at: noon, channel: 'telegram', text: 'gọi lại giúp tôi' },
    ]);
    expect(await store.inbox.counts()).toEqual({ waiting: 0, dead: 0, oldestAt: null });
  });

  it('a repeated turn writes nothing twice and changes nothing', async () => {
    const { store } = now();
    const id = await handled(store, 'an', 'e1', { handoff: { text: 'lần một' }, replies: [plainReply('một')] });
    const repeat = turnOf({ id, person: 'an' });
    await store.turns.commit({
      ...repeat,
      person: { ...repeat.person, language: 'tyz' },
      session: null,
      interaction: interactionOf(id, 'an', { text: 'khác', topic: 'bg-khac' }),
      outbox: [...repeat.outbox, draftOf(id, 'an', { id: `${id}.1` })],
      replies: [plainReply('hai')],
      handoff: { text: 'lần hai' },
    });
    expect((await store.people.get('an'))?.language).toBeNull();
    expect(await store.sessions.get('an')).not.toBeNull();
    expect((await store.interactions.get(id))?.topic).toBe('dvc-khai-sinh');
    expect(await store.turns.repliesTo(id)).toEqual([plainReply('một')]);
    expect((await store.outbox.counts()).waiting).toBe(1);
    expect(await store.interactions.handoffs({ from: 0, to: noon + 1 }, 5)).toHaveLength(1);
    expect(await store.interactions.counts({ from: 0, to: noon + 1 }, 'channel')).toMatchObject([{ total: 1 }]);
  });

  it('a repeated turn does not send again what was sent', async () => {
    const { store } = now();
    const id = await handled(store, 'an', 'e1');
    const [row] = await store.outbox.claim('telegram', 1, noon);
    await store.outbox.settle(row!, { kind: 'sent' }, noon);
    await store.turns.commit(turnOf({ id, person: 'an' }));
    expect(await store.outbox.claim('telegram', 1, noon)).toEqual([]);
  });

  it('twenty copies of one turn at once are one turn', async () => {
    const { store } = now();
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    await Promise.all(Array.from({ length: 20 }, () => store.turns.commit(turnOf({ id: accepted!.id, person: 'an' }))));
    expect((await store.outbox.counts()).waiting).toBe(1);
  });

  it('replies are there once the event is handled, not before, and empty when there are none', async () => {
    const { store } = now();
    const [one, two] = await store.inbox.accept([eventOf('an', 'e1'), eventOf('binh', 'e2')]);
    expect(await store.turns.repliesTo(one!.id)).toBeNull();
    expect(await store.turns.repliesTo('never heard of')).toBeNull();
    const replies = [
      { ...plainReply('Chào bác', [{ title: 'Khai sinh', payload: 't:dvc-khai-sinh' }]), rate: one!.id },
    ];
    await store.turns.commit(turnOf({ id: one!.id, person: 'an' }, { replies }));
    await store.turns.commit(turnOf({ id: two!.id, person: 'binh' }));
    expect(await store.turns.repliesTo(one!.id)).toEqual(replies);
    expect(await store.turns.repliesTo(two!.id)).toEqual([]);
  });

  it('a session can be forgotten and a person changed', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1');
    const known = (await store.people.get('an'))!;
    const changed = {
      ...known,
      ...{ language: 'hmn', greeted: true, notices: false, pausedUntil: noon + 1, reach: 'gone' as const },
    };
    await handled(store, 'an', 'e2', { person: changed, session: null });
    expect(await store.people.get('an')).toEqual(changed);
    expect(await store.sessions.get('an')).toBeNull();
    expect(await store.people.count()).toBe(1);
  });

  it('where somebody left a lesson is kept with the person, and nobody else is there', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1');
    await handled(store, 'binh', 'e2');
    const known = (await store.people.get('an'))!;
    expect(known.lessons).toEqual({});
    const lessons = {
      'bai-vneid': { screen: 3, at: noon },
      'bai-otp': { screen: 5, done: true as const, at: noon + 1 },
    };
    await handled(store, 'an', 'e3', { person: { ...known, lessons } });
    expect((await store.people.get('an'))?.lessons).toEqual(lessons);
    expect((await store.people.get('binh'))?.lessons).toEqual({});
  });

  it('a thumb lands on an earlier question of the same person and on nobody else’s', async () => {
    const { store } = now();
    const mine = await handled(store, 'an', 'e1');
    const theirs = await handled(store, 'binh', 'e2');
    await handled(store, 'an', 'e3', { rating: { interaction: mine, value: 1 }, interaction: null });
    await handled(store, 'an', 'e4', { rating: { interaction: theirs, value: -1 }, interaction: null });
    await handled(store, 'an', 'e5', { rating: { interaction: 'nothing', value: -1 }, interaction: null });
    expect((await store.interactions.get(mine))?.thumbs).toBe(1);
    expect((await store.interactions.get(theirs))?.thumbs).toBe(0);
    await handled(store, 'an', 'e6', { rating: { interaction: mine, value: -1 }, interaction: null });
    expect((await store.interactions.get(mine))?.thumbs).toBe(-1);
  });

  it('a turn that answers no event, such as seeded data, is written once too', async () => {
    const { store } = now();
    await store.turns.commit(turnOf({ id: 'seed-1', person: 'an' }));
    await store.turns.commit(turnOf({ id: 'seed-1', person: 'an' }));
    expect((await store.outbox.counts()).waiting).toBe(1);
    expect((await store.inbox.counts()).waiting).toBe(0);
  });

  it('a dead letter may still get its one apology', async () => {
    const { store } = now();
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    await store.inbox.claim(1);
    await store.inbox.bury(accepted!.id, 'poison');
    await store.turns.commit(turnOf({ id: accepted!.id, person: 'an' }));
    await store.turns.commit(turnOf({ id: accepted!.id, person: 'an' }));
    expect((await store.outbox.counts()).waiting).toBe(1);
    expect((await store.inbox.counts()).dead).toBe(1);
    expect(await store.inbox.claim(5)).toEqual([]);
  });

  needing('restart')('what a committed turn wrote is there after the process died', async () => {
    const { store, restart } = now();
    const id = await handled(store, 'an', 'e1', { replies: [plainReply('một')] });
    const reborn = await restart!();
    expect((await reborn.people.get('an'))?.chat).toBe('chat of an');
    expect(await reborn.turns.repliesTo(id)).toEqual([plainReply('một')]);
    await reborn.turns.commit(turnOf({ id, person: 'an' }));
    expect((await reborn.outbox.counts()).waiting).toBe(1);
  });

  needing('dump')('the words of a handled event are gone from the inbox', async () => {
    const { store, dump } = now();
    const secret = 'chuyện riêng của tôi';
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1', { content: { kind: 'text', text: secret } })]);
    expect(await dump!()).toContain(secret);
    await store.turns.commit(turnOf({ id: accepted!.id, person: 'an' }, { interaction: null }));
    expect(await dump!()).not.toContain(secret);
  });
}
