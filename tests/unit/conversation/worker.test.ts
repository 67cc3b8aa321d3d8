import type { Said } from '../../../src/conversation/waiting';
import { entitiesOf } from '../../../src/conversation/tools';
import { Worker } from '../../../src/conversation/worker';
import { AppError } from '../../../src/errors';
import { prometheus } from '../../../src/ops/prometheus';
import { systemClock } from '../../../src/ops/system-clock';
import type { Classifier } from '../../../src/ports/classifier';
import type { Turn } from '../../../src/ports/turns';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { book, realEngine, telegramShape } from '../../support/conversation';
import { eventually } from '../../support/eventually';
import { recordedLog } from '../../support/recorded-log';
import { eventOf } from '../../support/turns';

const content = book();
const nothing: Classifier = { classify: async () => ({ candidates: [], exact: false }) };

/** A worker over a real store; turns are seen as they are committed. */
async function workerWith(classifier: Classifier = nothing, trouble?: () => string | null) {
  const kept = await openSqliteStore({ file: ':memory:', clock: systemClock, log: recordedLog() });
  const store = trouble ? Object.assign(kept, { trouble: async () => trouble() }) : kept;
  const turns: { turn: Turn; said: Said }[] = [];
  const worker = new Worker({
    store,
    tools: { content, classifier, entities: entitiesOf(content), dialogs: realEngine(), jobs: store.jobs },
    channel: (name) => (name === 'telegram' ? telegramShape : undefined),
    ...{ clock: systemClock, log: recordedLog(), metrics: prometheus(false) },
    committed: (turn, said) => turns.push({ turn, said }),
  });
  const ask = async (person: string, id: string) => {
    await store.inbox.accept([eventOf(person, id)]);
    worker.wake();
  };
  const done = async () => {
    await worker.drain();
    await store.close();
  };
  return { store, worker, turns, ask, done };
}

describe('the worker', () => {
  test('answers every event once, each person in the order of the messages', async () => {
    const { worker, turns, ask, done } = await workerWith();
    worker.start();
    for (let i = 0; i < 60; i += 1) await ask(`person ${i % 7}`, `${i}`);
    await eventually(() => turns.length === 60);
    for (let person = 0; person < 7; person += 1) {
      const texts = turns
        .filter(({ turn }) => turn.person.key === `person ${person}`)
        .map(({ turn }) => turn.interaction!.text);
      const expected = Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 7 === person);
      expect(texts).toEqual(expected.map((i) => `câu hỏi ${i}`));
    }
    await done();
  });

  test('works on many persons at once but never on two messages of one', async () => {
    const open = new Set<string>();
    let together = 0;
    const clashes: string[] = [];
    const slow: Classifier = {
      classify: async (text) => {
        const person = text.split(' ').at(-1)!.split('-')[0]!;
        if (open.has(person)) clashes.push(person);
        open.add(person);
        together = Math.max(together, open.size);
        await new Promise((go) => setTimeout(go, 10));
        open.delete(person);
        return { candidates: [], exact: false };
      },
    };
    const { worker, turns, ask, done } = await workerWith(slow);
    for (let i = 0; i < 20; i += 1) await ask(`p${i % 5}`, `p${i % 5}-${i}`);
    worker.start();
    await eventually(() => turns.length === 20);
    expect(clashes).toEqual([]);
    expect(together).toBe(5);
    await done();
  });

  test('a message that always fails gets one apology after three tries, and holds nobody up', async () => {
    const poisoned: Classifier = {
      classify: async (text) => {
        if (text.includes('poison')) throw new RangeError('cannot read this');
        return { candidates: [], exact: false };
      },
    };
    const { store, worker, turns, ask, done } = await workerWith(poisoned);
    worker.start();
    await ask('an', 'poison');
    for (let i = 0; i < 10; i += 1) await ask(`other ${i}`, `fine ${i}`);
    await eventually(() => turns.length === 11);
    const mine = turns.filter(({ turn }) => turn.person.key === 'an');
    expect(mine).toHaveLength(1);
    expect(mine[0]!.said.replies[0]!.text).toBe(content.messages.say('vi', 'bot.sorry'));
    await ask('an', 'after');
    await eventually(() => turns.length === 12);
    expect(await store.inbox.counts()).toMatchObject({ waiting: 0, dead: 0 });
    await done();
  });

  test('a message that fails because the store is in trouble is answered when it is back, without an apology', async () => {
    let fails = 0;
    const away: Classifier = {
      classify: async () => {
        fails += 1;
        if (fails <= 4) throw new AppError('store.unavailable', 'away');
        return { candidates: [], exact: false };
      },
    };
    const { store, worker, turns, ask, done } = await workerWith(away, () => (fails <= 4 ? 'away' : null));
    worker.start();
    await ask('an', 'câu hỏi');
    await eventually(() => turns.length === 1, 15_000);
    expect(turns[0]!.said.replies[0]!.text).not.toBe(content.messages.say('vi', 'bot.sorry'));
    expect(await store.inbox.counts()).toMatchObject({ waiting: 0, dead: 0 });
    await done();
  });

  test('an event of a channel that is off is kept as a dead letter, not lost silently', async () => {
    const { store, worker, done } = await workerWith();
    worker.start();
    await store.inbox.accept([eventOf('an', 'z1', { channel: 'zalo-oa' })]);
    worker.wake();
    for (let i = 0; i < 200 && (await store.inbox.counts()).dead === 0; i += 1)
      await new Promise((go) => setTimeout(go, 5));
    expect((await store.inbox.counts()).dead).toBe(1);
    await done();
  });
});
