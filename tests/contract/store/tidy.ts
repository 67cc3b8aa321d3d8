import { plainReply } from '../../../src/model/message';
import { emptySession } from '../../../src/model/session';
import { draftOf, eventOf, handled, interactionOf, noon, queued, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

const day = 86_400_000;
const always = { from: 0, to: Number.MAX_SAFE_INTEGER };

export function tidyPromises({ now, needing }: Bench): void {
  it('texts go after 90 days and the counts stay', async () => {
    const { store } = now();
    const ages = [400, 91, 89, 1];
    for (const age of ages) {
      const at = noon - age * day;
      const turn = turnOf({ id: `q${age}`, person: 'an' }, { handoff: { text: `gọi ${age}` }, outbox: [] });
      await store.turns.commit({
        ...turn,
        interaction: interactionOf(`q${age}`, 'an', { at, text: `hỏi ${age}`, decision: 'fallback', topic: null }),
      });
    }
    const before = await store.interactions.counts(always, 'week');
    await store.tidy(noon);
    expect(await store.interactions.counts(always, 'week')).toEqual(before);
    const kept = await Promise.all(ages.map(async (age) => (await store.interactions.get(`q${age}`))?.text));
    expect(kept).toEqual(['', '', 'hỏi 89', 'hỏi 1']);
    expect((await store.interactions.unanswered(always, 9)).map(({ text }) => text)).toEqual(['hỏi 1', 'hỏi 89']);
    expect((await store.interactions.handoffs(always, 9)).map(({ text }) => text)).toEqual(['gọi 1', 'gọi 89', '', '']);
  });

  it('repeats are recognised for eight days at least, what waits is never tidied away', async () => {
    const { store, clock } = now();
    await clock.advance(0);
    const start = clock.now();
    const id = await handled(store, 'an', 'done', { replies: [plainReply('một')] });
    await store.inbox.accept([eventOf('binh', 'waiting')]);
    await store.tidy(start + 8 * day - 1);
    expect((await store.inbox.accept([eventOf('an', 'done')]))[0]).toEqual({ id, duplicate: true });
    await store.tidy(start + 9 * day);
    expect((await store.inbox.accept([eventOf('an', 'done')]))[0]?.duplicate).toBe(false);
    expect(await store.turns.repliesTo(id)).toBeNull();
    expect((await store.inbox.claim(9)).map(({ event }) => event.eventId)).toEqual(['waiting', 'done']);
  });

  it('settled messages are counted for eight days, waiting ones are kept', async () => {
    const { store, clock } = now();
    await queued(store, 'r1', { chat: 'a' });
    await queued(store, 'r2', { chat: 'b' });
    const [row] = await store.outbox.claim('telegram', 1, clock.now());
    await store.outbox.settle(row!, { kind: 'sent' }, clock.now());
    await store.tidy(clock.now() + 8 * day - 1);
    expect((await store.outbox.counts()).byOutcome).toEqual({ sent: 1 });
    await store.tidy(clock.now() + 30 * day);
    expect(await store.outbox.counts()).toMatchObject({ waiting: 1, byOutcome: {} });
  });

  it('lapsed sessions go, live ones stay', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1', { session: { ...emptySession(noon), expiresAt: noon } });
    await handled(store, 'binh', 'e2', { session: { ...emptySession(noon), expiresAt: noon + 1 } });
    await store.tidy(noon);
    expect(await store.sessions.get('an')).toBeNull();
    expect(await store.sessions.get('binh')).not.toBeNull();
  });

  it('a thousand old rows are tidied in one go, and again is no harm', async () => {
    const { store } = now();
    const old = noon - 100 * day;
    await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        store.turns.commit(
          turnOf(
            { id: `q${n}`, person: `p${n}` },
            { interaction: interactionOf(`q${n}`, 'an', { at: old }), outbox: [] },
          ),
        ),
      ),
    );
    await store.tidy(noon);
    await store.tidy(noon);
    expect((await store.interactions.get('q0'))?.text).toBe('');
    expect((await store.interactions.get('q999'))?.text).toBe('');
    expect(await store.interactions.counts(always, 'channel')).toMatchObject([{ total: 1_000 }]);
  });

  it('a healthy store has no trouble and leaves nothing behind by saying so', async () => {
    const { store, clock } = now();
    expect(await store.trouble()).toBeNull();
    await clock.advance(6_000);
    expect(await store.trouble()).toBeNull();
    expect(await store.inbox.counts()).toEqual({ waiting: 0, dead: 0, oldestAt: null });
  });

  it('what was begun before closing is finished, what comes after is refused', async () => {
    const { store } = now();
    const before = store.inbox.accept([eventOf('an', 'e1')]);
    const closing = store.close();
    expect((await before)[0]?.duplicate).toBe(false);
    await closing;
    await expect(store.inbox.accept([eventOf('an', 'e2')])).rejects.toMatchObject({ code: 'store.unavailable' });
    await expect(store.people.get('an')).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(await store.trouble()).not.toBeNull();
    await store.close();
  });

  needing('dump')('words of dead letters go after seven days', async () => {
    const { store, dump, clock } = now();
    const [dead] = await store.inbox.accept([eventOf('an', 'e1', { content: { kind: 'text', text: 'lời đã chết' } })]);
    await store.inbox.bury(dead!.id, 'poison');
    await store.tidy(clock.now() + 7 * day - 1);
    expect(await dump!()).toContain('lời đã chết');
    await store.tidy(clock.now() + 7 * day + 1);
    expect(await dump!()).not.toContain('lời đã chết');
    expect((await store.inbox.counts()).dead).toBe(1);
  });

  needing('dump')('400 days on, nothing that was said or where it was said is left', async () => {
    const { store, dump, clock } = now();
    await handled(store, 'an', 'e1', {
      ...{ handoff: { text: 'lời riêng 1' }, replies: [plainReply('lời riêng 2')], session: emptySession(noon) },
      outbox: [draftOf('x', 'an', { part: { text: 'lời riêng 3', buttons: [] } })],
    });
    const [row] = await store.outbox.claim('telegram', 1, clock.now());
    await store.outbox.settle(row!, { kind: 'sent' }, clock.now());
    await store.tidy(clock.now() + 400 * day);
    expect(await dump!()).not.toMatch(/lời riêng|câu hỏi/);
    expect(await store.interactions.counts(always, 'channel')).toMatchObject([{ total: 1 }]);
  });
}
