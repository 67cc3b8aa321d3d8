import { loadMessages } from '../../../src/content/messages';
import { actions } from '../../../src/model/official';
import { reports } from '../../../src/reports/index';
import { namesOf } from '../../../src/reports/names';
import { runReport, type Cell } from '../../../src/reports/report';
import { root } from '../../../src/root';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { ask } from '../../support/asked';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';

const names = namesOf({
  topics: new Map(),
  languages: [{ tag: 'vi', name: 'Tiếng Việt', state: 'full', code: 'vi', lexicon: [] }],
  messages: loadMessages(root).messages,
});
const day = (text: string) => Date.parse(`${text}T09:00:00+07:00`);
const year = { from: day('2026-01-01'), to: day('2027-12-31') };

async function filled() {
  const clock = fakeClock();
  const store = await openSqliteStore({ file: ':memory:', clock, log: recordedLog(), groupCommitMs: 0 });
  await ask(store, { at: day('2026-11-20'), person: 'a', thumbs: 1 });
  await ask(store, { at: day('2026-11-21'), person: 'b', channel: 'telegram', thumbs: -1 });
  await ask(store, { at: day('2026-11-21'), person: 'b', channel: 'telegram', topic: 'sys-chao' });
  await ask(store, { at: day('2026-11-24'), person: 'a', decision: 'fallback', topic: null, text: 'Con dê ốm' });
  await ask(
    store,
    { at: day('2026-11-25'), person: 'c', decision: 'fallback', topic: null, text: 'con dê ốm' },
    'xin gặp cán bộ',
  );
  return store;
}

describe('the reports', () => {
  test('have ids of their own, a right each, and people’s words only in the first column', () => {
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    for (const report of reports) {
      expect(report.id).toMatch(/^[a-z-]+$/);
      expect(actions).toContain(report.needs);
      expect(report.columns[0]?.kind).toBe('text');
    }
    expect(reports.filter(({ needs }) => needs === 'questions.see').map(({ id }) => id)).toEqual([
      'unanswered',
      'handoffs',
    ]);
  });

  test('say what was asked, of a real store', async () => {
    const store = await filled();
    const source = { interactions: store.interactions, names };
    const all: Record<string, Cell[][]> = {};
    for (const report of reports) all[report.id] = (await runReport(report, source, year)).rows;
    expect(all).toEqual({
      common: [['dvc-khai-sinh', 'dvc-khai-sinh', 2, 2, 1, 1]],
      unanswered: [['con dê ốm', 2, 'Tiếng Việt', day('2026-11-25')]],
      'counts-week': [
        ['tuần 47/2026', '2026-W47', 3, 3, 0, 0, 2],
        ['tuần 48/2026', '2026-W48', 2, 0, 0, 2, 2],
      ],
      'counts-language': [['Tiếng Việt', 'vi', 5, 3, 0, 2, 3]],
      'counts-channel': [
        ['Trang chat', 'web', 3, 1, 0, 2, 2],
        ['Telegram', 'telegram', 2, 2, 0, 0, 1],
      ],
      handoffs: [['xin gặp cán bộ', 'Trang chat', day('2026-11-25')]],
    });
    await store.close();
  });

  test('narrow to a channel, and every row is as long as the header', async () => {
    const store = await filled();
    for (const report of reports) {
      const { rows } = await runReport(
        report,
        { interactions: store.interactions, names },
        { ...year, channel: 'web' },
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([report.columns.length]));
    }
    await store.close();
  });
});
