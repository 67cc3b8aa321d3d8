import { eventOf, noon, turnOf } from '../../support/turns';
import type { Bench } from './describe-store';

export function inboxPromises({ now, needing }: Bench): void {
  it('the same event is stored once and keeps its first id', async () => {
    const { inbox } = now().store;
    const [first, second] = await inbox.accept([eventOf('an', 'e1'), eventOf('binh', 'e2')]);
    const again = await inbox.accept([eventOf('binh', 'e2'), eventOf('an', 'e1'), eventOf('an', 'e3')]);
    expect(first).toEqual({ id: expect.any(String), duplicate: false });
    expect(again).toEqual([
      { id: second?.id, duplicate: true },
      { id: first?.id, duplicate: true },
      { id: expect.any(String), duplicate: false },
    ]);
    expect((await inbox.counts()).waiting).toBe(3);
  });

  it('an event twice in one delivery is one event', async () => {
    const [one, two] = await now().store.inbox.accept([eventOf('an', 'e1'), eventOf('an', 'e1')]);
    expect(one?.duplicate).toBe(false);
    expect(two).toEqual({ id: one?.id, duplicate: true });
  });

  it('fifty copies at once are one event', async () => {
    const { inbox } = now().store;
    const answers = (await Promise.all(Array.from({ length: 50 }, () => inbox.accept([eventOf('an', 'e1')])))).flat();
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  });

  it('the same event id on two channels is two events', async () => {
    const [one, two] = await now().store.inbox.accept([
      eventOf('an', 'e1'),
      eventOf('an', 'e1', { channel: 'zalo-bot' }),
    ]);
    expect(two?.duplicate).toBe(false);
    expect(two?.id).not.toBe(one?.id);
  });

  it('a handled event is still recognised when the platform repeats it', async () => {
    const { inbox, turns } = now().store;
    const [first] = await inbox.accept([eventOf('an', 'e1')]);
    const [row] = await inbox.claim(1);
    await turns.commit(turnOf(row!));
    expect(await inbox.accept([eventOf('an', 'e1')])).toEqual([{ id: first?.id, duplicate: true }]);
    expect(await inbox.claim(10)).toEqual([]);
  });

  it('an event comes out as it went in, ids beyond 2^53 and every kind of content included', async () => {
    const { inbox } = now().store;
    const event = eventOf('an', '9007199254740993', {
      ...{ user: '9223372036854775807', chat: '-1009223372036854775807', language: 'tyz', ack: 'query-1' },
      content: { kind: 'location', latitude: 21.3256, longitude: 107.3964 },
    });
    await inbox.accept([event]);
    expect(await inbox.claim(1)).toEqual([
      {
        ...{ id: expect.any(String), person: 'an', event: event.event, attempts: 0, acceptedAt: noon },
        known: { person: null, session: null },
      },
    ]);
  });

  it('a claim brings along what the turn before left of the person', async () => {
    const { store } = now();
    await store.inbox.accept([eventOf('an', 'e1')]);
    const turn = turnOf((await store.inbox.claim(1))[0]!);
    await store.turns.commit(turn);
    await store.inbox.accept([eventOf('an', 'e2')]);
    expect((await store.inbox.claim(1))[0]!.known).toEqual({ person: turn.person, session: turn.session });
  });

  it('a release without blame counts no attempt', async () => {
    const { inbox } = now().store;
    await inbox.accept([eventOf('an', 'e1')]);
    await inbox.release((await inbox.claim(1))[0]!.id, false);
    expect((await inbox.claim(1))[0]!.attempts).toBe(0);
  });

  it('events are claimed in the order they were accepted', async () => {
    const { inbox } = now().store;
    await inbox.accept(['c', 'a', 'b'].map((person) => eventOf(person, `of ${person}`)));
    await inbox.accept([{ ...eventOf('older', 'late'), acceptedAt: noon - 60_000 }]);
    expect((await inbox.claim(2)).map(({ person }) => person)).toEqual(['c', 'a']);
    expect((await inbox.claim(9)).map(({ person }) => person)).toEqual(['b', 'older']);
  });

  it('two events of one person are never claimed together', async () => {
    const { inbox, turns } = now().store;
    await inbox.accept([eventOf('an', 'e1'), eventOf('an', 'e2'), eventOf('binh', 'e3'), eventOf('an', 'e4')]);
    const seen: string[] = [];
    const first = await inbox.claim(10);
    expect(first.map(({ event }) => event.eventId)).toEqual(['e1', 'e3']);
    expect(await inbox.claim(10)).toEqual([]);
    for (let row = first[0]; row; row = (await inbox.claim(10))[0]) {
      seen.push(row.event.eventId);
      await turns.commit(turnOf(row));
    }
    expect(seen).toEqual(['e1', 'e2', 'e4']);
  });

  it('a person is free as soon as the turn is committed, also for an event that came meanwhile', async () => {
    const { inbox, turns } = now().store;
    await inbox.accept([eventOf('an', 'e1')]);
    const [row] = await inbox.claim(5);
    await inbox.accept([eventOf('an', 'e2'), eventOf('binh', 'e3')]);
    expect((await inbox.claim(5)).map(({ event }) => event.eventId)).toEqual(['e3']);
    await turns.commit(turnOf(row!));
    expect((await inbox.claim(5)).map(({ event }) => event.eventId)).toEqual(['e2']);
  });

  it('an event given back comes first again, with one more attempt counted', async () => {
    const { inbox } = now().store;
    await inbox.accept([eventOf('an', 'e1'), eventOf('binh', 'e2'), eventOf('an', 'e3')]);
    const [row] = await inbox.claim(1);
    await inbox.release(row!.id);
    const next = await inbox.claim(3);
    expect(next.map(({ event, attempts }) => [event.eventId, attempts])).toEqual([
      ['e1', 1],
      ['e2', 0],
    ]);
  });

  it('a buried event is never claimed again, is counted, and makes way for the next', async () => {
    const { inbox } = now().store;
    await inbox.accept([eventOf('an', 'e1'), eventOf('an', 'e2')]);
    const [row] = await inbox.claim(1);
    await inbox.bury(row!.id, 'poison');
    expect((await inbox.claim(5)).map(({ event }) => event.eventId)).toEqual(['e2']);
    expect(await inbox.counts()).toEqual({ waiting: 1, dead: 1, oldestAt: noon });
    expect(await inbox.accept([eventOf('an', 'e1')])).toEqual([{ id: row!.id, duplicate: true }]);
  });

  it('counts say what waits and since when', async () => {
    const { inbox } = now().store;
    expect(await inbox.counts()).toEqual({ waiting: 0, dead: 0, oldestAt: null });
    await inbox.accept([{ ...eventOf('an', 'e1'), acceptedAt: noon - 5_000 }, eventOf('binh', 'e2')]);
    expect(await inbox.counts()).toEqual({ waiting: 2, dead: 0, oldestAt: noon - 5_000 });
  });

  it('thousands of events of two hundred people come out once each, in order per person', async () => {
    const { inbox, turns } = now().store;
    const people = 200;
    const total = 4_000;
    // Uneven on purpose: one person is busy.
    const personOf = (n: number) => (n % 25 === 0 ? 'busy' : `p${(n * 7919) % people}`);
    for (let n = 0; n < total; n += 500) {
      await inbox.accept(Array.from({ length: 500 }, (_, i) => eventOf(personOf(n + i), String(n + i))));
    }
    const last = new Map<string, number>();
    let done = 0;
    for (let rows = await inbox.claim(64); rows.length > 0; rows = await inbox.claim(64)) {
      expect(new Set(rows.map(({ person }) => person)).size).toBe(rows.length);
      for (const { person, event } of rows) {
        expect(Number(event.eventId)).toBeGreaterThan(last.get(person) ?? -1);
        last.set(person, Number(event.eventId));
      }
      await Promise.all(rows.map((row) => turns.commit(turnOf(row, { outbox: [], interaction: null, session: null }))));
      done += rows.length;
    }
    expect(done).toBe(total);
    expect((await inbox.counts()).waiting).toBe(0);
  }, 120_000);

  needing('restart')('claims of a process that died are free again, buried events stay buried', async () => {
    const { inbox } = now().store;
    await inbox.accept([eventOf('an', 'e1'), eventOf('binh', 'e2'), eventOf('cuc', 'e3')]);
    const rows = await inbox.claim(2);
    await inbox.bury(rows[1]!.id, 'poison');
    const reborn = await now().restart!();
    expect((await reborn.inbox.claim(5)).map(({ event }) => event.eventId)).toEqual(['e1', 'e3']);
    expect((await reborn.inbox.counts()).dead).toBe(1);
  });
}
