import { execFileSync } from 'node:child_process';
import { live } from '../support/life';
import { sqliteFolder, type SqliteFolder } from '../support/sqlite';

let folder: SqliteFolder;
beforeEach(() => (folder = sqliteFolder()));
afterEach(() => folder.dispose());

it('a disk that takes no more in the middle of a commit: refusals, no crash, and writing again when there is room', async () => {
  const life = live(['fill', folder.file], 1_024);
  await life.hear('refused', 5);
  expect(new Set(life.said('refused'))).toEqual(new Set(['store.unavailable']));
  const before = life.said('accepted').length;
  expect(before).toBeGreaterThan(10);

  execFileSync('prlimit', ['--pid', String(life.child.pid), '--fsize=unlimited:']);
  await life.hear('accepted', before + 50);
  await life.kill();

  const store = await folder.open();
  const sql = folder.sql();
  expect(sql.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  const kept = new Set(sql.all<{ id: string }>('SELECT id FROM inbox').map(({ id }) => id));
  expect(life.said('accepted').filter((id) => !kept.has(id))).toEqual([]);
  expect((await store.inbox.counts()).waiting).toBeGreaterThanOrEqual(before + 50);
}, 60_000);
