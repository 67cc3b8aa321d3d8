import { Binary, Long, ObjectId, UUID } from 'bson';
import { Schema } from 'mongoose';
import { errorFrom, openDouble, type DoubleRig } from '../../support/mongo-double/rig';

describe('documents on the MongoDB double', () => {
  let rig: DoubleRig;
  const rows = () => rig.connection.collection('rows');
  const one = (filter: Record<string, unknown> = {}) => rows().findOne(filter, { projection: { _id: 0 } });

  beforeAll(async () => void (rig = await openDouble()));
  afterAll(() => rig.close());
  beforeEach(() => rows().deleteMany({}));

  test('come back as they went in: dates, ids, bytes, numbers beyond 32 bits, nothing and missing', async () => {
    const sent = {
      at: new Date('2026-01-02T03:04:05.678Z'),
      id: new ObjectId(),
      uuid: new UUID(),
      bytes: new Binary(Buffer.from([0, 255, 128])),
      large: 1_767_225_600_000,
      most: Number.MAX_SAFE_INTEGER,
      half: 0.5,
      nothing: null,
      nested: { list: [1, 'a', [true]], word: 'Tày' },
    };
    await rows().insertOne({ ...sent });
    expect(await one()).toEqual(sent);
    expect(Object.keys((await one())!)).toEqual(Object.keys(sent));
  });

  test('hold 64-bit integers as numbers that compare and add', async () => {
    await rows().insertOne({ at: Long.fromNumber(1_767_225_600_000) });
    await rows().updateOne({ at: { $gt: 1_767_225_599_999 } }, { $inc: { at: 1 } });
    expect(await one()).toEqual({ at: 1_767_225_600_001 });
  });

  test('keep text and numbers apart, also as ids', async () => {
    await rows().insertMany([{ _id: 1 as never }, { _id: '1' as never }]);
    expect(await rows().findOne({ _id: '1' as never })).toEqual({ _id: '1' });
    expect(await errorFrom(rows().insertOne({ _id: 1 as never }))).toMatchObject({ code: 11000 });
  });

  test('are created, versioned and saved by mongoose', async () => {
    const Row = rig.connection.model('Row', new Schema({ list: [String], n: Number }, { optimisticConcurrency: true }));
    const row = await Row.create({ list: ['a'], n: 1 });
    const stale = (await Row.findById(row.id))!;
    row.list.push('b');
    await row.save();
    stale.n = 2;
    await expect(stale.save()).rejects.toThrow(/version/i);
    expect((await Row.findById(row.id).lean())!.list).toEqual(['a', 'b']);
  });

  test('are upserted from the equalities of the filter and $setOnInsert, once', async () => {
    const change = { $setOnInsert: { born: 1 }, $inc: { seen: 1 } };
    const first = await rows().updateOne({ chat: 'c', n: { $gt: 3 } }, change, { upsert: true });
    expect(first.upsertedId).toBeInstanceOf(ObjectId);
    expect(await one()).toEqual({ chat: 'c', born: 1, seen: 1 });
    const second = await rows().updateOne(
      { chat: 'c' },
      { $setOnInsert: { born: 2 }, $inc: { seen: 1 } },
      { upsert: true },
    );
    expect(second).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    expect(await one()).toEqual({ chat: 'c', born: 1, seen: 2 });
  });

  test('are changed by every operator a store would use', async () => {
    await rows().insertOne({
      n: 1,
      old: 'x',
      list: [3, 1],
      items: [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
    });
    await rows().updateOne(
      {},
      {
        $set: { 'deep.er': 1 },
        $unset: { old: '' },
        $inc: { n: 2 },
        $min: { low: 5 },
        $max: { n2: 7 },
        $push: { list: { $each: [2], $sort: 1, $slice: -2 }, fresh: { $each: [1, 2, 3], $slice: -2 } } as never,
        $addToSet: { set: { $each: ['a', 'a'] } } as never,
        $pull: { items: { id: 'b' } } as never,
      },
    );
    expect(await one()).toEqual({
      n: 3,
      list: [2, 3],
      items: [{ id: 'a', n: 1 }],
      deep: { er: 1 },
      low: 5,
      n2: 7,
      fresh: [2, 3],
      set: ['a'],
    });
  });

  test('are changed inside arrays by position and by filter', async () => {
    await rows().insertOne({
      items: [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
    });
    await rows().updateOne({ 'items.id': 'b' }, { $set: { 'items.$.n': 2 } });
    await rows().updateOne({}, { $inc: { 'items.$[x].n': 10 } }, { arrayFilters: [{ 'x.id': 'a' }] });
    await rows().updateOne({}, { $set: { 'items.$[].seen': true } });
    expect(await one()).toEqual({
      items: [
        { id: 'a', n: 11, seen: true },
        { id: 'b', n: 2, seen: true },
      ],
    });
  });

  test('are changed by a pipeline that reads them', async () => {
    await rows().insertOne({ a: 2, b: 3, c: { d: 1 } });
    const done = await rows().updateOne({}, [{ $set: { sum: { $add: ['$a', '$b'] }, 'c.e': '$a' } }, { $unset: 'b' }]);
    expect(done.modifiedCount).toBe(1);
    expect(await one()).toEqual({ a: 2, c: { d: 1, e: 2 }, sum: 5 });
    expect((await rows().updateOne({}, [{ $set: { sum: 5 } }])).modifiedCount).toBe(0);
  });

  test('that would not change are matched and not modified', async () => {
    await rows().insertOne({ a: 1 });
    expect(await rows().updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
  });

  test.each<[string, number, Record<string, unknown>]>([
    ['adding to a word', 14, { $inc: { word: 1 } }],
    ['pushing into a word', 2, { $push: { word: 1 } }],
    ['setting below a word', 28, { $set: { 'word.x': 1 } }],
    ['setting below null', 28, { $set: { 'none.x': 1 } }],
    ['another _id', 66, { $set: { _id: 5 } }],
    ['one path twice', 40, { $set: { a: 1 }, $inc: { a: 1 } }],
  ])('stay whole when an update cannot be done: %s', async (_, code, change) => {
    await rows().insertOne({ word: 'w', none: null });
    expect(await errorFrom(rows().updateOne({}, { ...change, $max: { touched: 1 } } as never))).toMatchObject({ code });
    expect(await one()).toEqual({ word: 'w', none: null });
  });

  test('are found, changed and given in one step, before or after, in the order asked', async () => {
    await rows().insertMany([3, 1, 2].map((n) => ({ n, state: 'new' })));
    const take = (returnDocument: 'before' | 'after') =>
      rows().findOneAndUpdate({ state: 'new' }, { $set: { state: 'taken' } }, { sort: { n: 1 }, returnDocument });
    expect(await take('before')).toMatchObject({ n: 1, state: 'new' });
    expect(await take('after')).toMatchObject({ n: 2, state: 'taken' });
    expect(await rows().findOneAndDelete({ n: 3 })).toMatchObject({ n: 3 });
    expect(await take('after')).toBeNull();
    expect(
      await rows().findOneAndReplace({ n: 9 }, { n: 10 }, { upsert: true, returnDocument: 'after' }),
    ).toMatchObject({ n: 10 });
  });

  test('given with a projection leave the stored one whole', async () => {
    await rows().insertOne({ a: { b: 1, c: 2 }, list: [1, 2, 3] });
    const shown = (projection: Record<string, unknown>) =>
      rows().findOne({}, { projection: { _id: 0, ...projection } });
    expect(await shown({ 'a.b': 0 })).toEqual({ a: { c: 2 }, list: [1, 2, 3] });
    expect(await shown({ 'a.c': 1, list: { $slice: 1 } })).toEqual({ a: { c: 2 }, list: [1] });
    expect(await one()).toEqual({ a: { b: 1, c: 2 }, list: [1, 2, 3] });
  });
});
