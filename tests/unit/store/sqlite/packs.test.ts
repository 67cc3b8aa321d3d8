import fc from 'fast-check';
import { channelNames } from '../../../../src/model/message';
import type { Decision } from '../../../../src/model/interaction';
import { configure, openFile, Sql } from '../../../../src/store/sqlite/database';
import { insertInteraction, sqliteInteractions } from '../../../../src/store/sqlite/interactions';
import { migrate } from '../../../../src/store/sqlite/migrate';
import { migrations } from '../../../../src/store/sqlite/migrations';
import { dayOf, packed, startOf, unpacked, type Group } from '../../../../src/store/sqlite/pack';
import { packedCounts, worthPacks } from '../../../../src/store/sqlite/packed-reports';
import { Packing, packReading } from '../../../../src/store/sqlite/packing';
import { agree, always, ask, erase, house, packs, rate, today, type House } from '../../../support/pack-house';
import { sqliteFolder } from '../../../support/sqlite';
import { interactionOf, noon } from '../../../support/turns';

const hour = 3_600_000;
const day = 24 * hour;

const numbersInPacks = ({ sql }: House): Set<number> =>
  new Set(
    sql
      .all<{ columns: Buffer }>('SELECT columns FROM packs WHERE columns IS NOT NULL')
      .flatMap(({ columns }) => unpacked(columns))
      .flatMap(({ numbers, start, end }) => [...numbers.subarray(start, end)]),
  );

describe('packs', () => {
  let now: House;
  beforeEach(async () => (now = await house()));
  afterEach(() => now.store.close());

  test('are made for closed days by tidying, an hour after midnight, and for no other', async () => {
    for (const back of [0, 1, 2, 5]) await ask(now, { at: noon - back * day, person: 'an' });
    await now.store.tidy(startOf(today) + hour - 1);
    expect(packs(now)).toEqual([today - 5, today - 2]);
    await now.store.tidy(startOf(today) + hour);
    expect(packs(now)).toEqual([today - 5, today - 2, today - 1]);
  });

  test('are what a report is read from', async () => {
    for (const back of [1, 2]) await ask(now, { at: noon - back * day, person: 'an' });
    await now.store.tidy(noon);
    expect(await now.store.interactions.counts(always, 'channel')).toMatchObject([{ total: 2, people: 1 }]);
    const group: Group = {
      ...{ topic: 'dvc-x', language: 'vi', channel: 'web', decision: 'answer', week: '2026-W47' },
      ...{ count: 7, people: Uint32Array.of(0, 1) },
    };
    now.sql.run('UPDATE packs SET columns = ? WHERE day = ?', [packed([group]), today - 1]);
    expect(await now.store.interactions.counts(always, 'channel')).toMatchObject([
      { key: 'telegram', total: 1 },
      { key: 'web', total: 7 },
    ]);
    expect(await now.store.interactions.common(always, 1)).toMatchObject([{ topic: 'dvc-x', count: 7 }]);
  });

  test('are left alone while most days of the span have none', async () => {
    for (let back = 1; back <= 9; back += 1) await ask(now, { at: noon - back * day, person: 'an' });
    await now.store.tidy(startOf(today - 6));
    expect(worthPacks(now.sql, always)).toBe(false);
    await now.store.tidy(noon);
    expect(worthPacks(now.sql, always)).toBe(true);
    expect(worthPacks(now.sql, { from: noon + day, to: noon + 2 * day })).toBe(false);
  });

  test.each<[string, (id: string) => unknown, boolean]>([
    ['a question that comes late', () => ask(now, { at: noon - day, person: 'binh' }), false],
    ['a repair by hand', (id) => void now.sql.run(`UPDATE interactions SET topic = 'x' WHERE id = ?`, [id]), false],
    ['a row that is removed', (id) => void now.sql.run('DELETE FROM interactions WHERE id = ?', [id]), false],
    [
      'one row that loses its person',
      (id) => void now.sql.run('UPDATE interactions SET person = NULL WHERE id = ?', [id]),
      false,
    ],
    [
      'a row given to somebody else',
      (id) => void now.sql.run(`UPDATE interactions SET person = 'chi' WHERE id = ?`, [id]),
      false,
    ],
    [
      'a row moved to the next day',
      (id) => void now.sql.run('UPDATE interactions SET at = at + 86400000 WHERE id = ?', [id]),
      false,
    ],
    ['a thumb', (id) => rate(now, id, 'an', 1), true],
    ['an erasure', () => erase(now, 'an'), true],
    ['a text that lapses', () => now.store.tidy(noon + 100 * day), true],
  ])(
    'of yesterday, after %s: still true, and kept only where nothing counted has changed',
    async (_what, change, kept) => {
      const id = await ask(now, { at: noon - day, person: 'an' });
      await ask(now, { at: noon - day, person: 'binh' });
      await now.store.tidy(noon);
      expect(packs(now)).toEqual([today - 1]);
      await change(id);
      expect(packs(now).includes(today - 1)).toBe(kept);
      await agree(now, always, 10);
      await now.store.tidy(noon + day);
      await agree(now, always, 10);
    },
  );

  test('an erased person’s number leads to nobody at once and is in no pack after the next tidying', async () => {
    for (const person of ['an', 'binh'])
      for (const back of [1, 2, 3]) await ask(now, { at: noon - back * day, person });
    await now.store.tidy(noon);
    const numberOf = (person: string) =>
      now.sql.get<{ number: number }>('SELECT number FROM person_numbers WHERE person = ?', [person])?.number;
    const [lost, stays] = [numberOf('an')!, numberOf('binh')!];
    await erase(now, 'an');
    expect(numberOf('an')).toBeUndefined();
    expect(packedCounts(now.sql, always, 'channel')).toMatchObject([{ total: 6, people: 1 }]);

    await ask(now, { at: noon, person: 'an' });
    expect(numberOf('an')).not.toBe(lost);
    expect(packedCounts(now.sql, always, 'channel')).toMatchObject([{ total: 7, people: 2 }]);
    await now.store.tidy(noon);
    expect(numbersInPacks(now)).toEqual(new Set([stays]));
    expect(now.sql.all('SELECT * FROM lost_numbers')).toEqual([]);
    await agree(now, always, 10);
  });

  test('a day that changes while it is being packed gets no pack, and gets one at the next tidying', async () => {
    await ask(now, { at: noon - day, person: 'an' });
    const reading = packReading(now.sql);
    const slow = new Packing(
      {
        ...reading,
        make: async (each) => {
          const pack = await reading.make(each);
          await ask(now, { at: noon - day, person: 'binh' });
          return pack;
        },
      },
      now.store.packs,
    );
    await slow.run(noon);
    expect(packs(now)).toEqual([]);
    await now.store.tidy(noon);
    expect(packs(now)).toEqual([today - 1]);
    expect(packedCounts(now.sql, always, 'channel')).toMatchObject([{ total: 2, people: 2 }]);
  });

  test('a person erased while a day is being packed is in that pack nobody', async () => {
    for (const person of ['an', 'binh']) await ask(now, { at: noon - day, person });
    const reading = packReading(now.sql);
    const make = async (each: number) => {
      const pack = await reading.make(each);
      await erase(now, 'an');
      return pack;
    };
    // What was lost is asked once for all before the taking out, so this one stays for the next time.
    const lost = async () => [];
    await new Packing({ ...reading, make, lost }, now.store.packs).run(noon);
    expect(packs(now)).toEqual([today - 1]);
    await agree(now, always, 10);
    await now.store.tidy(noon);
    expect(numbersInPacks(now).size).toBe(1);
    await agree(now, always, 10);
  });

  test('a pack that was begun when the process died is none, and is made at the next tidying', async () => {
    await ask(now, { at: noon - day, person: 'an' });
    await now.store.packs.begin(today - 1);
    await agree(now, always, 10);
    expect(await now.store.interactions.counts(always, 'channel')).toMatchObject([{ total: 1 }]);
    await now.store.tidy(noon);
    expect(packs(now)).toEqual([today - 1]);
    await agree(now, always, 10);
  });

  test('two packings asked for at once do not meet', async () => {
    for (let back = 1; back <= 5; back += 1) await ask(now, { at: noon - back * day, person: 'an' });
    let inside = 0;
    let most = 0;
    const reading = packReading(now.sql);
    const make = async (each: number) => {
      most = Math.max(most, (inside += 1));
      await new Promise((go) => setImmediate(go));
      inside -= 1;
      return reading.make(each);
    };
    const packing = new Packing({ ...reading, make }, now.store.packs);
    await Promise.all([packing.run(noon), packing.run(noon)]);
    expect([most, packs(now).length]).toEqual([1, 5]);
  });
});

test('people who asked before there were numbers get theirs when the database is brought up to date', async () => {
  const folder = sqliteFolder();
  const older = new Sql(openFile(folder.file));
  configure(older.raw);
  migrate(older, () => undefined, migrations.slice(0, 4));
  for (const [n, person] of ['an', 'binh', 'an', null].entries())
    insertInteraction(older, { ...interactionOf(`q${n}`, '', { at: noon - day, thumbs: 1 }), person });
  const before = sqliteInteractions(older, false);
  const expected = [await before.common(always, 5), await before.counts(always, 'week')];
  older.raw.close();

  const store = await folder.open();
  await store.tidy(noon);
  expect(await store.interactions.common(always, 5)).toEqual(expected[0]);
  expect(await store.interactions.counts(always, 'week')).toEqual(expected[1]);
  expect(packedCounts(folder.sql(), always, 'channel')).toMatchObject([{ total: 4, people: 2 }]);
  await folder.dispose();
});

test('a day in the database’s triggers is a day of Vietnam', async () => {
  const { sql, store } = await house();
  const there = (at: number) =>
    sql.get<{ day: number }>('SELECT (CAST(? AS INTEGER) + 25200000) / 86400000 AS day', [at])!.day;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 * noon }),
      (at) => there(at) === dayOf(at) && startOf(dayOf(at)) <= at && at < startOf(dayOf(at) + 1),
    ),
  );
  await store.close();
});

test('groups come out of their bytes as they went in, wherever the bytes lie in memory', () => {
  const group = fc.record({
    topic: fc.option(fc.string()),
    language: fc.string(),
    channel: fc.constantFrom(...channelNames),
    decision: fc.constantFrom<Decision>('answer', 'ask', 'fallback'),
    week: fc.string(),
    count: fc.nat(),
    people: fc.uint32Array({ maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.array(group), fc.nat(7), (groups, shift) => {
      const bytes = packed(groups);
      const moved = Buffer.alloc(bytes.length + shift);
      bytes.copy(moved, shift);
      const back = unpacked(moved.subarray(shift)).map(({ numbers, start, end, ...kind }) => ({
        ...{ ...kind, people: numbers.slice(start, end) },
      }));
      expect(back).toEqual(groups);
    }),
  );
});
