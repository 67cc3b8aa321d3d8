import mongoose from 'mongoose';
import { MongoDoubleProcess } from '../../support/mongo-double/process';

describe('a MongoDB double in a process of its own', () => {
  let double: MongoDoubleProcess;
  const open = () =>
    mongoose
      .createConnection(double.uri('test'), {
        serverSelectionTimeoutMS: 5_000,
        socketTimeoutMS: 400,
        retryReads: false,
      })
      .asPromise();

  beforeAll(async () => void (double = await MongoDoubleProcess.start()));
  afterAll(() => double.stop());
  afterEach(() => double.control({ clear: true }));

  test('answers later by what it was told', async () => {
    const connection = await open();
    await double.control({ delayMs: 150 });
    const began = Date.now();
    await connection.collection('rows').findOne();
    expect(Date.now() - began).toBeGreaterThanOrEqual(140);
    await connection.close();
  });

  test('takes connections and answers nothing while stalled, then goes on', async () => {
    const connection = await open();
    await connection.collection('rows').findOne();
    await double.control({ stall: true });
    await expect(connection.collection('rows').findOne()).rejects.toThrow();
    await double.control({ stall: false });
    expect(await connection.collection('rows').findOne()).toBeNull();
    await connection.close();
  });

  test('keeps what it was given while its clients come and go', async () => {
    const first = await open();
    await first.collection('rows').insertOne({ a: 1 });
    await first.close();
    const second = await open();
    expect(await second.collection('rows').countDocuments({ a: 1 })).toBe(1);
    await second.close();
  });
});
