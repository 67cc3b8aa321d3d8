/** The MongoDB double in a process of its own that tells, when asked, how many commands it has answered. */
import { MongoDouble } from '../../../tests/support/mongo-double/server';

void MongoDouble.open().then((double) => {
  process.on('message', () => process.send?.({ counts: Object.fromEntries(double.counts) }));
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: double.port });
});
