import { plainReply } from '../../../src/model/message';
import { draftOf, eventOf, handled, noon, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

const always = { from: 0, to: noon + 1 };

export function erasePromises({ now, needing }: Bench): void {
  const farewell = (id: string) => ({
    ...{ erase: true, interaction: null, replies: [plainReply('Đã xóa. Chào bác.')] },
    outbox: [draftOf(id, 'an', { part: { text: 'Đã xóa. Chào bác.', buttons: [] } })],
  });

  async function erased(): Promise<{ question: string; goodbye: string }> {
    const { store } = now();
    const question = await handled(store, 'an', 'e1', {
      ...{ handoff: { text: 'việc riêng' }, replies: [plainReply('việc riêng')] },
    });
    await handled(store, 'binh', 'e2');
    const [asked] = await store.inbox.accept([eventOf('an', 'xóa'), eventOf('an', 'sau đó'), eventOf('binh', 'e3')]);
    await store.turns.commit(turnOf({ id: asked!.id, person: 'an' }, farewell(asked!.id)));
    return { question, goodbye: asked!.id };
  }

  it('person, session, replies and waiting messages are gone', async () => {
    const { store } = now();
    const { question } = await erased();
    expect(await store.people.get('an')).toBeNull();
    expect(await store.people.count()).toBe(1);
    expect(await store.sessions.get('an')).toBeNull();
    expect(await store.turns.repliesTo(question)).toEqual([]);
    expect(await store.inbox.claim(5)).toMatchObject([{ person: 'binh' }]);
  });

  it('numbers stay, without person and without text', async () => {
    const { store } = now();
    const { question } = await erased();
    expect(await store.interactions.get(question)).toMatchObject({ person: null, text: '', topic: 'dvc-khai-sinh' });
    expect(await store.interactions.counts(always, 'channel')).toMatchObject([{ total: 2, people: 1 }]);
    expect(await store.interactions.handoffs(always, 5)).toEqual([{ at: noon, channel: 'telegram', text: '' }]);
  });

  it('the farewell is still sent, to the right chat, and can be fetched', async () => {
    const { store } = now();
    const { goodbye } = await erased();
    const rows = await store.outbox.claim('telegram', 5, noon);
    expect(rows.map(({ chat, part }) => [chat, part.text])).toEqual([
      ['chat of binh', expect.any(String)],
      ['chat of an', 'Đã xóa. Chào bác.'],
    ]);
    expect(await store.turns.repliesTo(goodbye)).toEqual([plainReply('Đã xóa. Chào bác.')]);
  });

  it('a late repeat of an old event brings nothing back', async () => {
    const { store } = now();
    await erased();
    const again = await store.inbox.accept([eventOf('an', 'e1'), eventOf('an', 'sau đó')]);
    expect(again.map(({ duplicate }) => duplicate)).toEqual([true, true]);
    expect((await store.inbox.claim(5)).map(({ person }) => person)).toEqual(['binh']);
  });

  it('a message that was in flight while its person was erased can still be settled', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1');
    const [row] = await store.outbox.claim('telegram', 1, noon);
    const [asked] = await store.inbox.accept([eventOf('an', 'xóa')]);
    await store.turns.commit(turnOf({ id: asked!.id, person: 'an' }, farewell(asked!.id)));
    await store.outbox.settle(row!, { kind: 'gone', reason: 'blocked' }, noon);
    expect(await store.people.get('an')).toBeNull();
  });

  it('who writes again after being erased is a new person', async () => {
    const { store } = now();
    await erased();
    await handled(store, 'an', 'trở lại');
    expect((await store.people.get('an'))?.key).toBe('an');
  });

  it('dead letters of the person lose their words too', async () => {
    const { store, dump } = now();
    const [dead] = await store.inbox.accept([eventOf('an', 'e1', { content: { kind: 'text', text: 'lời đã chết' } })]);
    await store.inbox.bury(dead!.id, 'poison');
    const [asked] = await store.inbox.accept([eventOf('an', 'xóa')]);
    await store.turns.commit(turnOf({ id: asked!.id, person: 'an' }, farewell(asked!.id)));
    expect((await store.inbox.counts()).dead).toBe(1);
    if (dump) expect(await dump()).not.toContain('lời đã chết');
  });

  needing('dump')('once the farewell is settled, neither address nor pseudonym nor words are left', async () => {
    const { store, dump } = now();
    await handled(store, 'Pseudonym-Of-An', 'e1', { handoff: { text: 'việc riêng' } });
    const person = 'Pseudonym-Of-An';
    const [asked] = await store.inbox.accept([eventOf(person, 'e2'), eventOf(person, 'e3')]);
    const outbox = [draftOf(asked!.id, person)];
    await store.turns.commit(turnOf({ id: asked!.id, person }, { erase: true, outbox, replies: [plainReply('chào')] }));
    const [row] = await store.outbox.claim('telegram', 5, noon);
    await store.outbox.settle(row!, { kind: 'sent' }, noon);
    for (const trace of [person, `user of ${person}`, `chat of ${person}`, 'việc riêng', 'câu hỏi']) {
      expect(await dump!()).not.toContain(trace);
    }
  });
}
