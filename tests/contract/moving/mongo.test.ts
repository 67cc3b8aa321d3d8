import { mongoName, openMongoServer, type MongoServer } from '../../support/mongo';
import { RedisServer } from '../../support/redis-server';
import { describeMoving } from './describe-moving';
import { mongoHouse } from './mongo-house';
import { sqliteHouse } from './sqlite-house';

let mongo: MongoServer;
let redis: RedisServer;
beforeAll(async () => {
  [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
});
afterAll(async () => {
  await Promise.all([mongo.close(), redis.close()]);
});

const inMongo = async () => mongoHouse(mongo, redis);

describeMoving(`from SQLite to ${mongoName}`, sqliteHouse, inMongo);
describeMoving(`from ${mongoName} to SQLite`, inMongo, sqliteHouse);
describeMoving(`from ${mongoName} to another database`, inMongo, inMongo);
