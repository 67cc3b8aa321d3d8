import { errorFrom, openDouble, type DoubleRig } from '../../support/mongo-double/rig';

/** What MongoDB does and the double does not: it must say so, or a store that needs it would seem to work. */
describe('the MongoDB double refuses', () => {
  let rig: DoubleRig;
  const rows = () => rig.connection.collection('rows');
  const command = (body: Record<string, unknown>) => rig.connection.db!.command(body);
  const aggregate = (...pipeline: Record<string, unknown>[]) => rows().aggregate(pipeline).toArray();

  beforeAll(async () => {
    rig = await openDouble();
    await rows().insertOne({ a: 1, place: [107, 21] });
  });
  afterAll(() => rig.close());

  const notSupported: [string, () => Promise<unknown>][] = [
    ['a TTL index', () => rows().createIndex({ at: 1 }, { expireAfterSeconds: 60 })],
    ['a text index', () => rows().createIndex({ a: 'text' })],
    ['a 2d index', () => rows().createIndex({ place: '2d' })],
    ['a 2dsphere index', () => rows().createIndex({ place: '2dsphere' })],
    ['a hashed index', () => rows().createIndex({ a: 'hashed' })],
    ['a wildcard index', () => rows().createIndex({ '$**': 1 })],
    ['an index with a collation', () => rows().createIndex({ a: 1 }, { collation: { locale: 'vi' } })],
    ['$merge', () => aggregate({ $merge: { into: 'other' } })],
    ['$out', () => aggregate({ $out: 'other' })],
    ['$merge inside $facet', () => aggregate({ $facet: { x: [{ $merge: 'other' }] } })],
    ['change streams', () => aggregate({ $changeStream: {} })],
    [
      '$text',
      () =>
        rows()
          .find({ $text: { $search: 'a' } })
          .toArray(),
    ],
    [
      '$near',
      () =>
        rows()
          .find({ place: { $near: [107, 21] } })
          .toArray(),
    ],
    [
      '$geoWithin',
      () =>
        rows()
          .find({ place: { $geoWithin: { $center: [[107, 21], 1] } } })
          .toArray(),
    ],
    [
      '$geoIntersects',
      () =>
        rows()
          .find({ place: { $geoIntersects: { $geometry: {} } } })
          .toArray(),
    ],
    ['$geoNear', () => aggregate({ $geoNear: { near: [107, 21], distanceField: 'd' } })],
    ['$where', () => rows().find({ $where: 'this.a === 1' }).toArray()],
    [
      '$where deep in a filter',
      () =>
        rows()
          .find({ $or: [{ a: 9 }, { $where: 'true' }] })
          .toArray(),
    ],
    ['$function', () => aggregate({ $set: { b: { $function: { body: 'x', args: [], lang: 'js' } } } })],
    ['$accumulator', () => aggregate({ $group: { _id: null, n: { $accumulator: { init: 'x' } } } })],
    [
      'sorting by $meta',
      () =>
        rows()
          .find()
          .sort({ score: { $meta: 'textScore' } })
          .toArray(),
    ],
    ['a time-series collection', () => command({ create: 'series', timeseries: { timeField: 'at' } })],
    ['a capped collection', () => command({ create: 'ring', capped: true, size: 1000 })],
    ['a validator', () => command({ create: 'strict', validator: { a: 1 } })],
    ['a view', () => command({ create: 'view', viewOn: 'rows', pipeline: [] })],
    ['a collation on find', () => rows().find({ a: 1 }).collation({ locale: 'vi' }).toArray()],
    ['a collation on update', () => rows().updateOne({}, { $set: { b: 1 } }, { collation: { locale: 'vi' } })],
    ['a tailable cursor', () => command({ find: 'rows', tailable: true })],
    ['explain', () => rows().find({ a: 1 }).explain()],
    ['mapReduce', () => command({ mapReduce: 'rows', map: 'x', reduce: 'y', out: { inline: 1 } })],
    ['sharding a collection', () => command({ shardCollection: 'test.rows', key: { a: 1 } })],
    ['commitTransaction', () => command({ commitTransaction: 1 })],
    ['abortTransaction', () => command({ abortTransaction: 1 })],
    ['read concern linearizable', () => command({ find: 'rows', readConcern: { level: 'linearizable' } })],
    ['snapshot reads', () => command({ find: 'rows', readConcern: { level: 'snapshot' } })],
    ['a field of a command it does not know', () => command({ find: 'rows', returnKey: true })],
    [
      '$push sorted by two fields',
      () => rows().updateOne({}, { $push: { l: { $each: [], $sort: { a: 1, b: 1 } } } as never }),
    ],
  ];

  test.each(notSupported)('%s', async (_, work) => {
    expect(await errorFrom(work())).toMatchObject({ code: 115, codeName: 'CommandNotSupported' });
  });

  test('a transaction, at its first write, and nothing is written', async () => {
    const session = await rig.connection.startSession();
    session.startTransaction();
    expect(await errorFrom(rows().insertOne({ a: 'in a transaction' }, { session }))).toMatchObject({ code: 115 });
    await session.abortTransaction().catch(() => undefined);
    await session.endSession();
    expect(await rows().countDocuments({ a: 'in a transaction' })).toBe(0);
  });

  test('watching a collection', async () => {
    const stream = rows().watch();
    expect(await errorFrom(stream.next())).toMatchObject({ code: 115 });
    await stream.close();
  });

  test.each<[string, number, () => Promise<unknown>]>([
    ['a hint to an index that is not there', 2, () => rows().find({ a: 1 }).hint('nowhere').toArray()],
    [
      'a hint to an index that is not there on update',
      2,
      () => rows().updateOne({}, { $set: { b: 1 } }, { hint: 'nowhere' }),
    ],
    [
      'a query operator nobody knows',
      2,
      () =>
        rows()
          .find({ a: { $strange: 1 } })
          .toArray(),
    ],
    ['a stage nobody knows', 40324, () => aggregate({ $strange: {} })],
    ['an expression nobody knows', 2, () => aggregate({ $set: { b: { $strange: 1 } } })],
    ['an accumulator nobody knows', 2, () => aggregate({ $group: { _id: null, n: { $strange: 1 } } })],
    ['an update operator nobody knows', 9, () => rows().updateOne({}, { $strange: { a: 1 } } as never)],
    ['a command nobody knows', 59, () => command({ strange: 1 })],
    ['acknowledgement by more members than there are', 100, () => rows().insertOne({}, { writeConcern: { w: 3 } })],
  ])('%s', async (_, code, work) => {
    expect(await errorFrom(work())).toMatchObject({ code });
  });
});
