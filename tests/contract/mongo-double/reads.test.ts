import type { Doc } from '../../support/mongo-double/keys';
import { errorFrom, openDouble, type DoubleRig } from '../../support/mongo-double/rig';

type Row = Doc & { _id: number | string };

describe('reads from the MongoDB double', () => {
  let rig: DoubleRig;
  const rows = () => rig.connection.collection<Row>('rows');
  const aggregate = (...pipeline: Doc[]) => rows().aggregate(pipeline).toArray();

  beforeAll(async () => {
    rig = await openDouble();
    await rows().insertMany(
      Array.from({ length: 1_000 }, (_, n) => ({
        _id: n,
        commune: n % 2 ? 'Ba Chẽ' : 'Bình Liêu',
        intent: `i${n % 5}`,
        ms: n,
        at: new Date(Date.UTC(2026, 0, 4, 16, 30) + n * 3_600_000),
      })),
    );
  });
  afterAll(() => rig.close());

  test('a cursor gives everything once, batch after batch, as it was when it was found', async () => {
    const cursor = rows().find().sort({ _id: 1 }).batchSize(100);
    const first = await cursor.next();
    await rows().updateMany({}, { $set: { late: true } });
    const seen = [first, ...(await cursor.toArray())];
    expect(seen.map((row) => row!._id)).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
    expect(seen.some((row) => row!.late)).toBe(false);
    await rows().updateMany({}, { $unset: { late: '' } });
  });

  test('a cursor that was closed is gone', async () => {
    const { cursor } = (await rig.connection.db!.command({ find: 'rows', batchSize: 1 })) as { cursor: { id: never } };
    await rig.connection.db!.command({ killCursors: 'rows', cursors: [cursor.id] });
    expect(await errorFrom(rig.connection.db!.command({ getMore: cursor.id, collection: 'rows' }))).toMatchObject({
      code: 43,
    });
  });

  test('texts sort by their bytes, found and aggregated, and $top gives one and not a list', async () => {
    const words = rig.connection.collection<Row>('words');
    // Bytes put these in this order; UTF-16 has the third before the second.
    const ordered = ['đ', '\uff46', '\u{1f403}'];
    await words.insertMany([2, 0, 1].map((n) => ({ _id: n, word: ordered[n], group: 1 })));
    const found = await words.find().sort({ word: 1 }).toArray();
    expect(found.map(({ word }) => word)).toEqual(ordered);
    const sorted = await words.aggregate([{ $sort: { group: 1, word: -1 } }]).toArray();
    expect(sorted.map(({ word }) => word)).toEqual([...ordered].reverse());
    const last = { $top: { sortBy: { word: -1 }, output: { word: '$word' } } };
    expect(await words.aggregate([{ $group: { _id: '$group', last } }]).toArray()).toEqual([
      { _id: 1, last: { word: ordered[2] } },
    ]);
  });

  test('skip, limit, sort, count, distinct', async () => {
    expect(
      await rows()
        .find({ ms: { $lt: 10 } }, { projection: { ms: 1, _id: 0 } })
        .sort({ ms: -1 })
        .skip(1)
        .limit(2)
        .toArray(),
    ).toEqual([{ ms: 8 }, { ms: 7 }]);
    expect(await rows().countDocuments({ commune: 'Ba Chẽ' })).toBe(500);
    expect(await rows().estimatedDocumentCount()).toBe(1_000);
    expect(await rows().distinct('intent', { ms: { $lt: 3 } })).toEqual(['i0', 'i1', 'i2']);
  });

  test('a week of Vietnam begins on Monday at midnight there, which is Sunday 17:00 UTC', async () => {
    const week = { $dateTrunc: { date: '$at', unit: 'week', timezone: 'Asia/Ho_Chi_Minh', startOfWeek: 'monday' } };
    const weeks = await aggregate(
      { $match: { ms: { $lt: 3 } } },
      { $group: { _id: week, n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    );
    // 16:30 UTC on Sunday 4 January is still Sunday there; an hour later it is Monday.
    expect(weeks).toEqual([
      { _id: new Date('2025-12-28T17:00:00Z'), n: 1 },
      { _id: new Date('2026-01-04T17:00:00Z'), n: 2 },
    ]);
  });

  test('groups, with the accumulators a report needs', async () => {
    const [row] = await aggregate(
      { $match: { commune: 'Bình Liêu', ms: { $lt: 10 } } },
      {
        $group: {
          _id: '$commune',
          n: { $sum: 1 },
          mean: { $avg: '$ms' },
          least: { $min: '$ms' },
          most: { $max: '$ms' },
          first: { $first: '$ms' },
          kinds: { $addToSet: '$intent' },
          best: { $topN: { n: 2, sortBy: { ms: -1 }, output: '$ms' } },
          slow: { $sum: { $cond: [{ $gte: ['$ms', 6] }, 1, 0] } },
        },
      },
    );
    expect(row).toMatchObject({ _id: 'Bình Liêu', n: 5, mean: 4, least: 0, most: 8, first: 0, best: [8, 6], slow: 2 });
    expect((row!.kinds as string[]).sort()).toEqual(['i0', 'i1', 'i2', 'i3', 'i4']);
  });

  test('missing and null are told apart in expressions, as MongoDB does', async () => {
    const docs = rig.connection.collection<Row>('gaps');
    await docs.insertMany([{ _id: 1 }, { _id: 2, v: null }, { _id: 3, v: 'a' }]);
    const [row] = await docs
      .aggregate([
        { $sort: { _id: 1 } },
        {
          $group: {
            _id: null,
            all: { $push: '$v' },
            kinds: { $addToSet: '$v' },
            nulls: { $sum: { $cond: [{ $eq: ['$v', null] }, 1, 0] } },
            least: { $sum: { $cond: [{ $lt: ['$v', null] }, 1, 0] } },
            words: { $sum: { $cond: [{ $gt: ['$v', 5] }, 1, 0] } },
            mean: { $avg: '$v' },
          },
        },
      ])
      .toArray();
    expect(row).toEqual({ _id: null, all: [null, 'a'], kinds: [null, 'a'], nulls: 1, least: 1, words: 1, mean: null });
    expect(await docs.find({ $expr: { $eq: ['$v', null] } }).toArray()).toEqual([{ _id: 2, v: null }]);
    expect(await docs.find({ v: null }, { projection: { v: 1 } }).toArray()).toHaveLength(2);
  });

  test('counting nothing gives no document', async () => {
    expect(await aggregate({ $match: { ms: -1 } }, { $count: 'n' })).toEqual([]);
    expect(await aggregate({ $match: { ms: 1 } }, { $count: 'n' })).toEqual([{ n: 1 }]);
  });

  const hour = 3_600_000;
  test.each(['hour', 'day', 'week', 'month', 'quarter', 'year'])(
    '%s: every moment is cut to a beginning at Vietnam time that is not after it and not too far before',
    async (unit) => {
      const longest = {
        hour,
        day: 24 * hour,
        week: 168 * hour,
        month: 744 * hour,
        quarter: 2_208 * hour,
        year: 8_784 * hour,
      }[unit]!;
      const cut = { $dateTrunc: { date: '$at', unit, timezone: 'Asia/Ho_Chi_Minh' } };
      for (const { at, cut: begin } of (await aggregate({ $project: { at: 1, cut } })) as { at: Date; cut: Date }[]) {
        expect(at.getTime() - begin.getTime()).toBeGreaterThanOrEqual(0);
        expect(at.getTime() - begin.getTime()).toBeLessThan(longest);
        const local = new Date(begin.getTime() + 7 * hour);
        if (unit !== 'hour') expect(local.toISOString()).toMatch(/T00:00:00.000Z$/);
        if (unit === 'week') expect(local.getUTCDay()).toBe(0);
        if (unit === 'month') expect(local.getUTCDate()).toBe(1);
      }
    },
  );

  test('facets, unwinding and a second collection', async () => {
    await rig.connection.collection<Row>('names').insertOne({ _id: 'i1', name: 'Khai sinh' });
    const [row] = await aggregate(
      { $match: { ms: { $lt: 4 } } },
      {
        $facet: {
          top: [{ $sortByCount: '$commune' }],
          named: [
            { $lookup: { from: 'names', localField: 'intent', foreignField: '_id', as: 'known' } },
            { $unwind: '$known' },
            { $project: { _id: 0, name: '$known.name' } },
          ],
        },
      },
    );
    expect(row!.top).toHaveLength(2);
    expect(row!.named).toEqual([{ name: 'Khai sinh' }]);
  });

  test('a pipeline leaves the stored documents whole', async () => {
    await rows().updateOne({ _id: 0 }, { $set: { deep: { a: 1 } } });
    await aggregate({ $match: { _id: 0 } }, { $set: { 'deep.b': 2 } }, { $unset: 'deep.a' });
    expect(await rows().findOne({ _id: 0 })).toMatchObject({ deep: { a: 1 } });
    expect((await rows().findOne({ _id: 0 }))!.deep).toEqual({ a: 1 });
  });

  test('collections are listed, dropped and empty afterwards', async () => {
    const other = rig.connection.collection('other');
    await other.insertOne({ a: 1 });
    const names = () => rig.connection.db!.listCollections({}, { nameOnly: true }).toArray();
    expect((await names()).map((each) => each.name)).toContain('other');
    await other.drop();
    expect((await names()).map((each) => each.name)).not.toContain('other');
    expect(await other.countDocuments()).toBe(0);
  });
});
