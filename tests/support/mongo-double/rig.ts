import mongoose, { type Connection } from 'mongoose';
import { MongoDouble } from './server';

/** A double of one test file and mongoose connected to it. Both end with `close`. */
export interface DoubleRig {
  double: MongoDouble;
  connection: Connection;
  close(): Promise<void>;
}

export async function openDouble(): Promise<DoubleRig> {
  const double = await MongoDouble.open();
  const connection = await mongoose.createConnection(double.uri('test')).asPromise();
  return {
    double,
    connection,
    async close() {
      await connection.close();
      await double.close();
    },
  };
}

/** Code, name and message of the error a server answered; fails when there is none. */
export async function errorFrom(
  work: Promise<unknown>,
): Promise<{ code: unknown; codeName: unknown; message: string }> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('the server accepted it');
  const { code, codeName } = error as Error & { code?: unknown; codeName?: unknown };
  return { code, codeName, message: error.message };
}
