import fc from 'fast-check';
import { Query } from 'mingo';
import { Collection } from '../../support/mongo-double/collection';
import { encode, type Doc } from '../../support/mongo-double/keys';
import { sorted } from '../../support/mongo-double/matching';
import { find } from '../../support/mongo-double/planner';
import { errorFrom, openDouble, type DoubleRig } from '../../support/mongo-double/rig';

describe('indexes of the MongoDB double', () => {
  let rig: DoubleRig;
  let count = 0;
  const fresh = () => rig.connection.collection<Doc>(`rows${(count += 1)}`);

  beforeAll(async () => void (rig = await openDouble()));
  afterAll(() => rig.close());

  test('a second document with the same keys is refused, and the error names them', async () => {
    const rows = fresh();
    await rows.createIndex({ channel: 1, event: 1 }, { unique: true });
    await rows.insertMany([
      { channel: 'zalo', event: '1' },
      { channel: 'telegram', event: '1' },
      { channel: 'zalo', event: 1 },
    ]);
    await expect(rows.insertOne({ channel: 'zalo', event: '1' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { channel: 1, event: 1 },
      keyValue: { channel: 'zalo', event: '1' },
    });
    expect(await rows.countDocuments()).toBe(3);
  });

  test('an update into taken keys is refused and changes nothing', async () => {
    const rows = fresh();
    await rows.createIndex({ a: 1 }, { unique: true });
    await rows.insertMany([{ a: 1 }, { a: 2 }]);
    expect(await errorFrom(rows.updateOne({ a: 2 }, { $set: { a: 1, b: 1 } }))).toMatchObject({ code: 11000 });
    expect(await rows.distinct('a')).toEqual([1, 2]);
    expect(await rows.countDocuments({ b: 1 })).toBe(0);
  });

  test('keys that were given up may be taken', async () => {
    const rows = fresh();
    await rows.createIndex({ a: 1 }, { unique: true });
    await rows.insertMany([{ a: 1 }, { a: 2 }]);
    await rows.updateOne({ a: 1 }, { $set: { a: 3 } });
    await rows.deleteOne({ a: 2 });
    await rows.insertMany([{ a: 1 }, { a: 2 }]);
    expect(await rows.countDocuments()).toBe(3);
  });

  test('a partial unique index binds only the documents it covers', async () => {
    const rows = fresh();
    await rows.createIndex({ chat: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
    await rows.insertMany([
      { chat: 'c', state: 'closed' },
      { chat: 'c', state: 'closed' },
      { chat: 'c', state: 'open' },
    ]);
    expect(await errorFrom(rows.insertOne({ chat: 'c', state: 'open' }))).toMatchObject({ code: 11000 });
    expect(await errorFrom(rows.updateOne({ state: 'closed' }, { $set: { state: 'open' } }))).toMatchObject({
      code: 11000,
    });
    await rows.updateOne({ state: 'open' }, { $set: { state: 'closed' } });
    await rows.insertOne({ chat: 'c', state: 'open' });
    expect(await rows.countDocuments({ chat: 'c' })).toBe(4);
  });

  test('a missing field counts as null in a unique index, and not at all in a sparse one', async () => {
    const [strict, sparse] = [fresh(), fresh()];
    await strict.createIndex({ a: 1 }, { unique: true });
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await strict.insertOne({});
    expect(await errorFrom(strict.insertOne({ a: null }))).toMatchObject({ code: 11000 });
    await sparse.insertMany([{}, {}, { a: null }]);
    expect(await errorFrom(sparse.insertOne({ a: null }))).toMatchObject({ code: 11000 });
  });

  test('each element of an array is a key', async () => {
    const rows = fresh();
    await rows.createIndex({ tags: 1 }, { unique: true });
    await rows.insertOne({ tags: ['a', 'b', 'a'] });
    expect(await errorFrom(rows.insertOne({ tags: 'b' }))).toMatchObject({ code: 11000 });
  });

  test('a unique index over duplicates is not made', async () => {
    const rows = fresh();
    await rows.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await errorFrom(rows.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect((await rows.indexes()).map((index) => index.name)).toEqual(['_id_']);
  });

  test('are listed as declared, made again without harm, and refused under the same name with other keys', async () => {
    const rows = fresh();
    const options = { unique: true, partialFilterExpression: { b: 1 }, name: 'mine' };
    await rows.createIndex({ a: 1, b: -1 }, options);
    await rows.createIndex({ a: 1, b: -1 }, options);
    expect((await rows.indexes())[1]).toEqual({ v: 2, key: { a: 1, b: -1 }, ...options });
    expect(await errorFrom(rows.createIndex({ c: 1 }, { name: 'mine' }))).toMatchObject({ code: 86 });
    await rows.dropIndex('mine');
    expect(await errorFrom(rows.dropIndex('mine'))).toMatchObject({ code: 27 });
  });

  test.each<[Doc, Doc, boolean]>([
    [{ state: 'open' }, { state: 'open', chat: 'c' }, true],
    [{ state: 'open' }, { state: { $in: ['open'] } }, true],
    [{ state: 'open' }, { state: { $in: ['open', 'shut'] } }, false],
    [{ state: 'open' }, { chat: 'c' }, false],
    [{ person: { $gt: '' } }, { person: 'p' }, true],
    [{ person: { $gt: '' } }, { person: 5 }, false],
    [{ person: { $exists: true } }, { person: { $gt: 3 } }, true],
    [{ person: { $exists: true } }, { person: null }, false],
    [{ person: { $type: 'string' } }, { person: 'p' }, false],
    [{ person: { $type: 'string' } }, { person: { $type: 'string', $eq: 'p' } }, true],
    [{ at: { $gte: 5 } }, { at: { $gte: 6, $lt: 9 } }, true],
    [{ at: { $gte: 5 } }, { at: { $lt: 9 } }, false],
  ])('a partial index on %j serves %j: %s, as MongoDB decides it', async (partialFilterExpression, filter, served) => {
    const rows = fresh();
    const [first] = Object.keys(partialFilterExpression);
    await rows.createIndex({ [first!]: 1 }, { partialFilterExpression });
    await rows.find(filter).toArray();
    expect(rig.double.walks('test', rows.collectionName)).toEqual(served ? [] : [filter]);
  });

  const scalar = fc.oneof(
    fc.constantFrom(null, 'a', 'b', '', 'ab', true, false),
    fc.integer({ min: -3, max: 3 }),
    fc.date({ min: new Date(0), max: new Date(3), noInvalidDate: true }),
  );
  const value = fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  );
  const doc = fc.record({ a: value, b: value, c: fc.record({ d: value }, { requiredKeys: [] }) }, { requiredKeys: [] });
  const condition = fc.oneof(
    scalar,
    fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
    fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] }).filter((each) => Object.keys(each).length > 0),
    fc.record({ $gt: fc.integer({ min: -3, max: 3 }), $lte: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ $ne: scalar }),
  );
  const paths = ['a', 'b', 'c.d'];
  const filter = fc.dictionary(fc.constantFrom(...paths), condition, { maxKeys: 3 });
  const order = fc.constantFrom(1 as const, -1 as const);
  const key = fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), order), {
    selector: ([path]) => path,
    minLength: 1,
    maxLength: 3,
  });
  const index = fc.record({ key, sparse: fc.boolean(), partial: fc.option(condition) });
  const sort = fc.option(key, { nil: undefined });

  test('change how fast an answer comes and never the answer, nor its order', () => {
    fc.assert(
      fc.property(
        fc.array(doc, { maxLength: 30 }),
        fc.array(index, { maxLength: 3 }),
        filter,
        sort,
        fc.nat(5),
        (docs, specs, asked, by, limit) => {
          const collection = new Collection('test.rows');
          for (const [at, { key: fields, sparse, partial }] of specs.entries()) {
            const extra = partial !== null ? { partialFilterExpression: { b: partial } } : { sparse };
            try {
              collection.createIndex({ name: `i${at}`, key: Object.fromEntries(fields), ...extra });
            } catch {
              // The same keys twice: nothing to add.
            }
          }
          const kept = docs.flatMap((each, _id) => {
            try {
              return [collection.insert({ _id, ...each })];
            } catch {
              // Two arrays in one index are refused, as they should be.
              return [];
            }
          });
          const query = new Query(asked);
          const matching = kept.filter((entry) => query.test(entry.doc));
          const ids = (entries: { doc: Doc }[]) => entries.map((entry) => entry.doc._id as number);
          const found = find(collection, { filter: asked, sort: by && Object.fromEntries(by), limit });
          if (limit === 0) expect(ids(found).sort((x, y) => x - y)).toEqual(ids(matching));
          else expect(found.length).toBe(Math.min(limit, matching.length));
          if (!by) return;
          const keysOf = (entries: { doc: Doc }[]) =>
            entries.map(({ doc: each }) => by.map(([path]) => sortedKey(each, path)));
          const wanted = sorted(matching, Object.fromEntries(by)).slice(0, limit === 0 ? undefined : limit);
          if (!docs.some((each) => JSON.stringify(each).includes('['))) expect(keysOf(found)).toEqual(keysOf(wanted));
        },
      ),
      { numRuns: 1_500 },
    );
  });

  const sortedKey = (each: Doc, path: string) =>
    encode(path === 'c.d' ? ((each.c as Doc | undefined)?.d ?? null) : (each[path] ?? null));

  test('of writes one after the other hold the same as if they had been made afterwards', () => {
    const write = fc.record({ id: fc.nat(10), doc, gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), filter, (writes, asked) => {
        const collection = new Collection('test.rows');
        collection.createIndex({ name: 'a', key: { a: 1 } });
        collection.createIndex({ name: 'cb', key: { 'c.d': -1 }, sparse: true });
        for (const { id, doc: given, gone } of writes) {
          const entry = collection.entries.get(encode(id));
          if (gone && entry) collection.remove(entry);
          else if (entry) collection.replace(entry, { _id: id, ...given });
          else collection.insert({ _id: id, ...given });
        }
        const query = new Query(asked);
        const wanted = [...collection.entries.values()].filter((entry) => query.test(entry.doc));
        expect(new Set(find(collection, { filter: asked }))).toEqual(new Set(wanted));
      }),
      { numRuns: 500 },
    );
  });
});
