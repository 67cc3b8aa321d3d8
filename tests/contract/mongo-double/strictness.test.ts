import mongoose, { type Connection } from 'mongoose';
import { errorFrom } from '../../support/mongo-double/rig';
import { MongoDouble } from '../../support/mongo-double/server';

describe('a strict MongoDB double', () => {
  let double: MongoDouble;
  let connection: Connection;
  const rows = () => connection.collection<{ _id: string; bucket?: number; at?: number; n?: number }>('rows');
  const small = () => connection.collection('small');

  beforeAll(async () => {
    double = await MongoDouble.open({ shardKeys: { rows: ['bucket', '_id'] }, mayWalk: (name) => name === 'small' });
    connection = await mongoose.createConnection(double.uri('test')).asPromise();
  });
  beforeEach(async () => {
    await rows().drop();
    await rows().createIndex({ bucket: 1, at: 1 });
    await rows().insertMany([
      { _id: 'a', bucket: 1, at: 1 },
      { _id: 'b', bucket: 2, at: 2 },
    ]);
  });
  afterAll(async () => {
    await connection.close();
    await double.close();
  });

  test.each<[string, () => Promise<unknown>, number]>([
    ['an update of one by neither shard key nor id', () => rows().updateOne({ at: 1 }, { $set: { n: 1 } }), 61],
    ['a deletion of one by neither', () => rows().deleteOne({ at: 1 }), 61],
    ['an upsert by id alone', () => rows().updateOne({ _id: 'c' }, { $set: { n: 1 } }, { upsert: true }), 61],
    ['findAndModify by id alone', () => rows().findOneAndUpdate({ _id: 'a' }, { $set: { n: 1 } }), 61],
    ['a shard key changed in many at once', () => rows().updateMany({ bucket: 1 }, { $set: { bucket: 3 } }), 72],
    [
      'a shard key changed by one of two statements',
      () =>
        rows().bulkWrite([
          { updateOne: { filter: { _id: 'b', bucket: 2 }, update: { $set: { n: 1 } } } },
          { updateOne: { filter: { _id: 'a', bucket: 1 }, update: { $set: { bucket: 3 } } } },
        ]),
      72,
    ],
    [
      'a shard key changed without naming the old one',
      () => rows().updateOne({ _id: 'a' }, { $set: { bucket: 3 } }),
      61,
    ],
    [
      'a unique index that does not begin with the shard key',
      () => rows().createIndex({ at: 1 }, { unique: true }),
      67,
    ],
    ['a filter that no index serves', () => rows().find({ n: 1 }).toArray(), 291],
    ['an order that no index serves', () => rows().find({ bucket: 1 }).sort({ n: 1 }).toArray(), 292],
  ])('refuses %s', async (_, work, code) => {
    expect(await errorFrom(work())).toMatchObject({ code });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['one by its id', () => rows().updateOne({ _id: 'a' }, { $set: { n: 1 } })],
    [
      'an upsert by the whole shard key',
      () => rows().updateOne({ _id: 'c', bucket: 1 }, { $set: { n: 1 } }, { upsert: true }),
    ],
    [
      'a shard key changed alone, by the whole old one',
      () => rows().updateOne({ _id: 'a', bucket: 1 }, { $set: { bucket: 3 } }),
    ],
    ['many wherever they are', () => rows().deleteMany({ bucket: { $in: [1, 2] } })],
    [
      'the order of an index by several values of its first field',
      () =>
        rows()
          .find({ bucket: { $in: [2, 1] } })
          .sort({ bucket: 1, at: 1 })
          .toArray(),
    ],
    ['any filter of a collection that may be gone through', () => small().find({ n: 1 }).sort({ n: 1 }).toArray()],
  ])('lets pass %s', async (_, work) => {
    await expect(work()).resolves.toBeDefined();
  });

  test('says of a write that was done that it is not confirmed', async () => {
    double.faults.set({ failNext: { command: 'insert', kind: 'unconfirmed' } });
    expect(await errorFrom(rows().insertOne({ _id: 'd', bucket: 1 }))).toMatchObject({ code: 64 });
    expect(await rows().findOne({ _id: 'd' })).not.toBeNull();
  });
});
