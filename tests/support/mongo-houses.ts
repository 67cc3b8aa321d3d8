import type { Connection } from 'mongoose';
import { systemClock } from '../../src/ops/system-clock';
import { Link } from '../../src/store/mongo/link';
import type { Models } from '../../src/store/mongo/models';
import { openMongoServer, type MongoServer } from './mongo';
import { recordedLog } from './recorded-log';

/** Processes on one database: each has a connection of its own and remembers for itself. */
export interface Houses {
  server: MongoServer;
  /** One more process. */
  open(): Promise<Link>;
  /** Past every process, to the documents. */
  aside(): Connection;
  /** Past the ports, to the collections. */
  models(): Models;
  /** A new empty database for the next test. */
  fresh(): Promise<void>;
  close(): Promise<void>;
}

/** For a test file: a server for all of it, a new database and a healthy server for each test. */
export function housesOfFile(): () => Houses {
  let houses: Houses;
  beforeAll(async () => {
    houses = await openHouses();
  });
  beforeEach(() => houses.fresh());
  afterEach(() => houses.server.double?.faults.set({ clear: true }));
  afterAll(() => houses.close());
  return () => houses;
}

async function openHouses(): Promise<Houses> {
  const server = await openMongoServer();
  const opened: Link[] = [];
  let uri = '';
  let beside: Connection | undefined;
  const open = async () => {
    const house = new Link({ uri, pace: systemClock, log: recordedLog() });
    opened.push(house);
    await house.settled();
    return house;
  };
  const leave = async () => {
    await Promise.all(opened.splice(0).map((house) => house.close()));
    await beside?.close();
  };
  return {
    ...{ server, open },
    aside: () => beside!,
    models: () => opened[0]!.models,
    fresh: async () => {
      await leave();
      uri = server.freshUri();
      beside = await server.aside(uri);
    },
    close: async () => {
      await leave();
      await server.close();
    },
  };
}
