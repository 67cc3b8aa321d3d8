import { askedOnce } from '../../../src/reports/asked-once';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';
import { interactionOf, noon, turnOf } from '../../support/turns';

const filter = { from: noon - 1_000, to: noon + 1_000 };

async function logOf(...topics: string[]) {
  const store = await openSqliteStore({ file: ':memory:', clock: fakeClock(noon), log: recordedLog() });
  let n = 0;
  const ask = async (topic: string) => {
    const id = `q${(n += 1)}`;
    const interaction = interactionOf(id, 'an', { topic });
    await store.turns.commit(turnOf({ id, person: 'an' }, { interaction, outbox: [] }));
  };
  for (const topic of topics) await ask(topic);
  return { store, ask };
}

test('a page says what the log says, and its figures and tables agree though a question comes in between', async () => {
  const { store, ask } = await logOf('a', 'a', 'b');
  const page = askedOnce(store.interactions);
  const [common, counts] = [await page.common(filter, 100), await page.counts(filter, 'channel')];
  expect(common).toEqual(await store.interactions.common(filter, 100));
  expect(counts).toEqual(await store.interactions.counts(filter, 'channel'));
  await ask('b');
  expect(await page.common(filter, 1)).toEqual(common.slice(0, 1));
  expect(await page.counts(filter, 'channel')).toEqual(counts);
  expect(await askedOnce(store.interactions).counts(filter, 'channel')).not.toEqual(counts);
  await store.close();
});

test('another span, language or channel is another question', async () => {
  const { store } = await logOf('a');
  const page = askedOnce(store.interactions);
  const total = async (change: object) =>
    (await page.counts({ ...filter, ...change }, 'week')).reduce((sum, row) => sum + row.total, 0);
  expect(await total({})).toBe(1);
  expect(await total({ to: noon - 1 })).toBe(0);
  expect(await total({ language: 'tyz' })).toBe(0);
  expect(await total({ channel: 'telegram' })).toBe(
    (await page.counts(filter, 'channel'))[0]!.key === 'telegram' ? 1 : 0,
  );
  await store.close();
});
