import { kinds, type Kind, type Records } from '../../../src/model/record';
import type { Moving, MovingTarget } from '../../../src/ports/moving';
import type { Store } from '../../../src/ports/store';
import { differences, pagesOf, sumsOf } from '../../../src/cli/store/sums';
import { fillStore, people } from '../../support/full-store';
import { eventOf, noon } from '../../support/turns';

/** One place where a store can be, empty at first. */
export interface House {
  /** As a server opens it. */
  store(): Promise<Store>;
  source(): Promise<Moving>;
  target(): Promise<MovingTarget>;
  dispose(): Promise<void>;
}

async function carry(from: Moving, to: MovingTarget, only: readonly Kind[] = kinds): Promise<void> {
  for (const kind of only) for await (const page of pagesOf(from, kind)) await to.write(kind, page);
}

/** What is promised to those who carry a store from one house to another; each house by its maker. */
export function describeMoving(name: string, oldHouse: () => Promise<House>, newHouse: () => Promise<House>): void {
  describe(`moving ${name}:`, () => {
    let from: House;
    let to: House;
    let source: Moving;
    beforeEach(async () => {
      [from, to] = [await oldHouse(), await newHouse()];
      const store = await from.store();
      await fillStore(store);
      await store.close();
      source = await from.source();
    });
    afterEach(async () => {
      await source.close();
      await from.dispose();
      await to.dispose();
    });

    async function moved(): Promise<Store> {
      const target = await to.target();
      await target.begin('tất cả');
      await carry(source, target);
      await target.finish();
      await target.close();
      return to.store();
    }

    it('who waits first is told by the place and not by the name', async () => {
      const target = await to.target();
      await target.begin('ngược');
      const row = {
        ...{ committed: false, attempts: 0, acceptedAt: noon, endedAt: null, reason: null, state: 'waiting' },
      };
      const at = (id: string, order: number) => {
        const { person, event } = eventOf('an', `e ${id}`);
        const value = { ...row, id, person, event, eventId: event.eventId, channel: event.channel, place: order };
        return { key: id, value: value as Records['inbox'] };
      };
      await target.write('inbox', [at('a', 2), at('b', 0), at('c', 1)]);
      expect((await target.read('inbox', null, 9)).map(({ value }) => value.place)).toEqual([2, 0, 1]);
      await target.finish();
      await target.close();
      const store = await to.store();
      await store.inbox.accept([eventOf('an', 'mới')]);
      const order: string[] = [];
      for (let next = await store.inbox.claim(9); next.length > 0; next = await store.inbox.claim(9)) {
        order.push(...next.map(({ event }) => event.eventId));
        for (const { id } of next) await store.inbox.bury(id, 'đã xem');
      }
      expect(order).toEqual(['e b', 'e c', 'e a', 'mới']);
      await store.close();
    });

    it('every kind is there to be carried, ascending by the bytes of its keys', async () => {
      for (const kind of kinds) {
        const keys: Buffer[] = [];
        for await (const page of pagesOf(source, kind)) keys.push(...page.map(({ key }) => Buffer.from(key)));
        expect({ kind, some: keys.length > 0 }).toEqual({ kind, some: true });
        expect(keys).toEqual([...keys].sort(Buffer.compare));
      }
    });

    it('pages begin where the one before ended, whatever their size', async () => {
      for (const kind of kinds) {
        const whole = await source.read(kind, null, 10_000);
        const pieces = [];
        for (let after: string | null = null; ;) {
          const page: { key: string }[] = await source.read(kind, after, 3);
          pieces.push(...page);
          if (page.length < 3) break;
          after = page.at(-1)!.key;
        }
        expect(pieces).toEqual(whole);
      }
    });

    it('the new store holds exactly what the old one held', async () => {
      const target = await to.target();
      await target.begin('tất cả');
      await carry(source, target);
      await target.finish();
      await target.close();
      const arrived = await to.source();
      expect(differences(await sumsOf(source), await sumsOf(arrived))).toEqual([]);
      await arrived.close();

      const again = await to.target();
      expect(await again.begin('tất cả')).toBe('done');
      await expect(again.begin('khác')).rejects.toMatchObject({ code: 'store.taken' });
      await again.close();
    });

    it('what was written is read back the same, and writing it again changes nothing', async () => {
      const target = await to.target();
      expect(await target.begin('hai lần')).toBe('new');
      const wanted = await sumsOf(source);
      await carry(source, target);
      expect(differences(wanted, await sumsOf(target))).toEqual([]);
      await carry(source, target);
      expect(differences(wanted, await sumsOf(target))).toEqual([]);
      await target.close();
    });

    it('an import that died goes on from what it had reached', async () => {
      const first = await to.target();
      await first.begin('dở dang');
      await carry(source, first, ['secrets', 'people']);
      const some = await source.read('inbox', null, 7);
      await first.write('inbox', some);
      await first.close();

      const again = await to.target();
      expect(await again.begin('dở dang')).toBe('resumed');
      expect(await again.reached('inbox')).toBe(some.at(-1)!.key);
      expect(await again.reached('people')).toBe((await source.read('people', null, 10_000)).at(-1)!.key);
      expect(await again.reached('vault')).toBeNull();
      await carry(source, again);
      expect(differences(await sumsOf(source), await sumsOf(again))).toEqual([]);
      await again.close();
    });

    it('a store that holds something else is not touched', async () => {
      const store = await to.store();
      await store.vault.put('riêng', 'có rồi', 0);
      await store.close();
      const target = await to.target();
      await expect(target.begin('khác')).rejects.toMatchObject({ code: 'store.taken' });
      await target.close();
      const same = await to.store();
      expect(await same.vault.get('riêng')).toMatchObject({ value: 'có rồi' });
      await same.close();
    });

    it('people are answered in the order in which they wrote', async () => {
      const store = await moved();
      const order: string[] = [];
      for (;;) {
        const rows = await store.inbox.claim(50);
        if (rows.length === 0) break;
        for (const row of rows) {
          order.push(row.event.eventId);
          await store.inbox.bury(row.id, 'đã xem');
        }
      }
      expect(order.filter((id) => id.startsWith('sau-'))).toHaveLength(6);
      for (const n of [0, 1, 2]) expect(order.indexOf(`sau-${n}-a`)).toBeLessThan(order.indexOf(`sau-${n}-b`));
      await store.close();
    });

    it('the parts of an answer are sent in their order, also the tenth after the second', async () => {
      const store = await moved();
      const sent: string[] = [];
      for (let now = noon + 3_600_000; ; now += 1) {
        const rows = await store.outbox.claim('telegram', 200, now);
        if (rows.length === 0) break;
        for (const row of rows) {
          sent.push(row.id);
          await store.outbox.settle(row, { kind: 'sent' }, now);
        }
      }
      const long = new Map<string, number[]>();
      for (const [id = '', part] of sent.map((each) => each.split('.')))
        long.set(id, [...(long.get(id) ?? []), Number(part)]);
      const parts = [...long.values()];
      expect(parts.some((each) => each.length >= 10)).toBe(true);
      for (const each of parts) expect(each).toEqual([...each].sort((one, other) => one - other));
      await store.close();
    });

    it('a notice that was in flight counts as uncertain, a reply is sent again', async () => {
      const store = await moved();
      await store.outbox.claim('telegram', 200, noon);
      const { byOutcome, waiting } = await store.outbox.counts();
      expect(byOutcome.uncertain).toBeGreaterThan(0);
      expect(waiting).toBeGreaterThan(0);
      await store.close();
    });

    it('a platform that repeats an event is recognised, and its answer is there again', async () => {
      const store = await moved();
      const [repeated] = await store.inbox.accept([eventOf('người 2', 'e2')]);
      expect(repeated!.duplicate).toBe(true);
      expect(await store.turns.repliesTo(repeated!.id)).toMatchObject([{ text: 'trả lời 2' }]);
      expect(await store.people.count()).toBe(people - 1);
      await store.close();
    });

    it('the chain of the audit holds, and goes on', async () => {
      const store = await moved();
      expect(await store.audit.verify()).toBeNull();
      await store.audit.append({ at: noon, actor: 'system', action: 'thử', subject: 'sau', detail: '' });
      expect(await store.audit.verify()).toBeNull();
      await store.close();
    });

    it('jobs are found by their words, and an account still signs in', async () => {
      const store = await moved();
      expect(await store.jobs.search({ words: ['phu'], today: '2026-11-22', limit: 5 })).toHaveLength(2);
      expect(await store.officials.byUsername('can.bo')).toMatchObject({ id: 'o1', disabled: false });
      await store.close();
    });
  });
}
