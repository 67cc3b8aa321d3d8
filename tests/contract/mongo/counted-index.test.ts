import { systemClock } from '../../../src/ops/system-clock';
import { mongoInteractions } from '../../../src/store/mongo/interactions';
import { Link } from '../../../src/store/mongo/link';
import { openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { noon } from '../../support/turns';

interface Stage {
  $match?: Record<string, unknown>;
  $group?: Record<string, unknown>;
}

/** `$name` wherever it stands; `$$name` and operators are no fields. */
const fieldsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [...value.matchAll(/^\$(\w+)/g)].map(([, name]) => name!)
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(fieldsIn)
      : [];

describe('the reports that count', () => {
  let server: MongoServer;
  let link: Link;
  beforeAll(async () => {
    server = await openMongoServer();
    link = new Link({ uri: server.freshUri(), pace: systemClock, log: recordedLog() });
    await link.settled();
  });
  afterAll(async () => {
    await link.close();
    await server.close();
  });

  test('touch no field that their index lacks: a single one would fetch millions of documents', async () => {
    const index = (await link.models.interactions.collection.indexes()).find(({ name }) => name === 'counted')!;
    if (!server.double) return;
    const reports = mongoInteractions(link);
    const filter = { from: noon - 1_000, to: noon, language: 'vi', channel: 'web' as const };
    const asked: string[][] = [];
    const ask = async (report: Promise<unknown>) => {
      await report;
      const [first, second] = (server.double!.latest.get('aggregate') as unknown as { pipeline: Stage[] }).pipeline;
      asked.push([...new Set([...Object.keys(first!.$match!), ...fieldsIn(second!.$group)])]);
    };
    await ask(reports.common(filter, 10));
    for (const by of ['week', 'language', 'channel'] as const) await ask(reports.counts(filter, by));
    expect(asked.map((fields) => fields.filter((field) => !(field in index.key)))).toEqual([[], [], [], []]);
    expect(asked[0]).toEqual(expect.arrayContaining(['at', 'topic', 'person', 'thumbs']));
  });
});
