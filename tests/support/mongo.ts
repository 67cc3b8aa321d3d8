import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { MongoDouble } from './mongo-double/server';
import { rules } from './mongo-rules';
import { withDatabase } from './with-database';

/** A MongoDB to test against: the operator's own where MONGODB_URI is set, else the double in this process. */
export interface MongoServer {
  /** True: a real server. */
  real: boolean;
  /** Address of a database of its own, empty, whose name nobody else has. */
  freshUri(): string;
  /** A connection beside the store's, to look at a database and to alter it unseen. */
  aside(uri: string): Promise<Connection>;
  /** The double, where it is one. */
  double: MongoDouble | null;
  close(): Promise<void>;
}

const given = process.env.MONGODB_URI;

/** Said aloud in every run, so that nobody takes the double for the thing itself. */
export const mongoName = given
  ? 'MongoDB at MONGODB_URI'
  : 'the double of MongoDB (MONGODB_URI is not set: real MongoDB SKIPPED)';

export async function openMongoServer(): Promise<MongoServer> {
  const double = given ? null : await MongoDouble.open(rules);
  const used: string[] = [];
  const uriOf = (name: string) => (double ? double.uri(name) : withDatabase(given!, name));
  const aside = (uri: string) => mongoose.createConnection(uri, { autoIndex: false, autoCreate: false }).asPromise();
  return {
    ...{ real: double === null, double, aside },
    freshUri: () => {
      const uri = uriOf(`thonban_test_${randomBytes(6).toString('hex')}`);
      used.push(uri);
      return uri;
    },
    close: async () => {
      if (double) return double.close();
      for (const uri of used) {
        const connection = await aside(uri);
        await connection.dropDatabase();
        await connection.close();
      }
    },
  };
}
