import type { MongoBulkWriteError } from 'mongodb';
import { errorFrom, openDouble, type DoubleRig } from '../../support/mongo-double/rig';

describe('writes to the MongoDB double', () => {
  let rig: DoubleRig;
  const rows = () => rig.connection.collection<{ _id: number; n?: number }>('rows');

  beforeAll(async () => void (rig = await openDouble()));
  afterAll(() => rig.close());
  beforeEach(() => rows().deleteMany({}));
  afterEach(() => rig.double.faults.set({ clear: true }));

  const insertAll = (ids: number[], ordered: boolean) =>
    rows()
      .bulkWrite(
        ids.map((_id) => ({ insertOne: { document: { _id } } })),
        { ordered },
      )
      .then(
        () => null,
        (error: MongoBulkWriteError) => error,
      );

  test('unordered: all that can be done is done and each duplicate is named', async () => {
    const error = await insertAll([1, 2, 1, 3, 2, 4], false);
    expect(
      (error!.writeErrors as unknown as { index: number; code: number }[]).map(({ index, code }) => [index, code]),
    ).toEqual([
      [2, 11000],
      [4, 11000],
    ]);
    expect(error!.result.insertedCount).toBe(4);
    expect(await rows().countDocuments()).toBe(4);
  });

  test('ordered: nothing is done after the first duplicate', async () => {
    const error = await insertAll([1, 1, 2], true);
    expect(error!.code).toBe(11000);
    expect(await rows().distinct('_id')).toEqual([1]);
  });

  test('mixed: counts and upserted ids are told apart', async () => {
    await rows().insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
      { _id: 3, n: 1 },
    ]);
    const result = await rows().bulkWrite([
      { updateOne: { filter: { _id: 1 }, update: { $set: { n: 5 } } } },
      { updateOne: { filter: { _id: 9 }, update: { $set: { n: 9 } }, upsert: true } },
      { updateMany: { filter: { n: 1 }, update: { $inc: { n: 1 } } } },
      { deleteOne: { filter: { _id: 3 } } },
      { replaceOne: { filter: { _id: 1 }, replacement: { n: 5 } } },
    ]);
    expect(result).toMatchObject({
      matchedCount: 4,
      modifiedCount: 3,
      upsertedCount: 1,
      upsertedIds: { 1: 9 },
      deletedCount: 1,
    });
  });

  test('a write whose answer was lost is repeated by the driver and done once', async () => {
    await rows().insertOne({ _id: 1, n: 0 });
    rig.double.faults.set({ failNext: { command: 'update', kind: 'lose' } });
    const before = rig.double.counts.get('update') ?? 0;
    expect(await rows().updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(rig.double.counts.get('update')).toBe(before + 2);
    expect(await rows().findOne()).toEqual({ _id: 1, n: 1 });
  });

  test('an insert whose answer was lost is answered the same, and is no duplicate of itself', async () => {
    rig.double.faults.set({ failNext: { command: 'insert', kind: 'lose' } });
    expect(await rows().insertOne({ _id: 7 })).toMatchObject({ acknowledged: true, insertedId: 7 });
    expect(await rows().countDocuments()).toBe(1);
  });

  test('a document taken by a lost answer is the one given by the repeated command', async () => {
    await rows().insertMany([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ]);
    rig.double.faults.set({ failNext: { command: 'findAndModify', kind: 'lose' } });
    const taken = await rows().findOneAndUpdate({ n: 0 }, { $set: { n: 1 } }, { sort: { _id: 1 } });
    expect(taken).toEqual({ _id: 1, n: 0 });
    expect(await rows().countDocuments({ n: 1 })).toBe(1);
  });

  test('an error the double was told to give is given, once, after as many as it was told to let pass', async () => {
    rig.double.faults.set({ failNext: { command: 'insert', kind: 'error', code: 13, labels: [], skip: 1 } });
    await rows().insertOne({ _id: 1 });
    expect(await errorFrom(rows().insertOne({ _id: 2 }))).toMatchObject({ code: 13 });
    await rows().insertOne({ _id: 3 });
    expect(await rows().distinct('_id')).toEqual([1, 3]);
  });

  test('write concern majority with journal is taken', async () => {
    const done = await rows().insertOne({ _id: 1 }, { writeConcern: { w: 'majority', j: true } });
    expect(done.acknowledged).toBe(true);
  });

  test('a write nobody wants an answer to is done', async () => {
    await rows().insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    for (let tries = 0; tries < 100 && (await rows().countDocuments()) === 0; tries += 1);
    expect(await rows().countDocuments()).toBe(1);
  });
});
