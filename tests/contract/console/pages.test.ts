import { ask } from '../../support/asked';
import { formOf, openDesk, type Browser, type Desk } from '../../support/console-desk';
import { readCsv, withoutApostrophe } from '../../support/csv-reader';
import { attacks } from '../../support/markup-attacks';
import type { Topic } from '../../../src/content/content';
import { reports } from '../../../src/reports/index';
import type { Role } from '../../../src/model/official';

let desk: Desk;
const topics = new Map(attacks.map((title, n) => [`dt-mau-${n}`, { title } as Topic]));
beforeEach(async () => {
  desk = await openDesk({ topics });
});
afterEach(() => desk.store.close());

const as = async (role: Role): Promise<Browser> => {
  await desk.hire(role, role);
  const browser = desk.browser();
  await browser.signIn(role);
  return browser;
};
const unanswered = (text: string, n = 0) =>
  ask(desk.store, { at: desk.clock.now() - n, decision: 'fallback', topic: null, text });

describe('every page', () => {
  const paths = [
    '/console',
    '/console/',
    '/console/export/common.csv',
    '/console/export/unanswered.json',
    '/console/nothing',
    '/console/officials',
  ];

  test.each(paths)('%s leads to the sign-in without a session', async (path) => {
    const answer = await desk.browser().get(path);
    expect([answer.status, answer.headers.location]).toEqual([302, '/console/sign-in']);
  });

  test.each(['/console/sign-in', '/console/first/x', '/console', '/console/console.css', '/console/nothing'])(
    '%s is not framed, runs no script, tells no other site where from',
    async (path) => {
      const { headers } = await desk.browser().get(path);
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe(path.endsWith('.css') ? 'no-cache' : 'no-store');
    },
  );

  test('has no script, no inline style and no event handler in it', async () => {
    await unanswered('con dê ốm');
    const page = (await (await as('admin')).get('/console')).text;
    expect(page).toContain('con dê ốm');
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  });
});

describe('rights', () => {
  test('a viewer sees numbers, but no words of people and no export', async () => {
    await unanswered('con dê ốm');
    await ask(desk.store, { at: desk.clock.now() }, 'xin gặp cán bộ xã');
    const browser = await as('viewer');
    const page = await browser.get('/console');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Số liệu theo kênh');
    expect(page.text).toContain('chỉ xem số liệu');
    expect(page.text).not.toMatch(/con dê ốm|xin gặp cán bộ xã|export\//);
    for (const { id } of reports) expect((await browser.get(`/console/export/${id}.csv`)).status).toBe(403);
  });

  test.each<Role>(['officer', 'admin'])(
    'a(n) %s sees both and exports every report, each noted in the audit',
    async (role) => {
      await unanswered('con dê ốm');
      const browser = await as(role);
      expect((await browser.get('/console')).text).toContain('con dê ốm');
      for (const { id } of reports) expect((await browser.get(`/console/export/${id}.csv`)).status).toBe(200);
      const noted = (await desk.store.audit.list(50)).filter(({ action }) => action === 'report.export');
      expect(noted.map(({ subject }) => subject).sort()).toEqual(reports.map(({ id }) => id).sort());
      expect(noted[0]).toMatchObject({
        actor: `id-${role}`,
        detail: expect.stringMatching(/^csv 2026-10-24\.\.2026-11-22 \d+ rows$/),
      });
    },
  );

  test('what nobody named is a page that says so', async () => {
    const browser = await as('admin');
    for (const path of [
      '/console/nothing',
      '/console/export/none.csv',
      '/console/export/common.xlsx',
      '/console/export/..%2Fcommon.csv',
    ]) {
      const answer = await browser.get(path);
      expect([path, answer.status, answer.text.includes('Không có trang này')]).toEqual([path, 404, true]);
    }
    expect((await browser.post('/console', {})).status).toBe(404);
  });

  test('an account that is disabled is out at the next click', async () => {
    const browser = await as('officer');
    const { officials } = desk.store;
    const byId = officials.byId.bind(officials);
    officials.byId = async (id) => ({ ...(await byId(id))!, disabled: true });
    expect((await browser.get('/console')).status).toBe(302);
  });

  test('another site’s page cannot make a browser export', async () => {
    const browser = await as('admin');
    const answer = await browser.get('/console/export/common.csv').set('Sec-Fetch-Site', 'cross-site');
    expect(answer.status).toBe(403);
    expect((await desk.store.audit.list(50)).some(({ action }) => action === 'report.export')).toBe(false);
  });
});

describe('what people wrote', () => {
  test(`is shown as typed and never as markup, in ${attacks.length} ways to try`, async () => {
    expect(attacks.length).toBeGreaterThanOrEqual(100);
    const browser = await as('admin');
    const empty = (await browser.get('/console')).text;
    const tagsOf = (html: string) =>
      new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map((found) => found[1]!.toLowerCase()));
    const allowed = tagsOf(empty);
    for (const tag of ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'bdi', 'small', 'svg', 'rect']) allowed.add(tag);

    for (let from = 0; from < attacks.length; from += 10) {
      await desk.clock.advance(40 * 86_400_000);
      await browser.signIn('admin');
      const some = attacks.slice(from, from + 10);
      for (const [n, text] of some.entries()) {
        await unanswered(text, n);
        await ask(desk.store, { at: desk.clock.now() - n, topic: `dt-mau-${from + n}`, channel: 'telegram' }, text);
      }
      const page = (await browser.get('/console')).text;
      for (const text of some) {
        const escaped = text
          .replace(/&/g, '&amp;')
          .replace(/</g, '&lt;')
          .replace(/>/g, '&gt;')
          .replace(/"/g, '&quot;')
          .replace(/'/g, '&#39;');
        expect(page.split(escaped).length - 1).toBeGreaterThanOrEqual(3);
      }
      expect([...tagsOf(page)].filter((tag) => !allowed.has(tag))).toEqual([]);
      expect(page).not.toMatch(/<[^>]*\s(on\w+|style|srcdoc|formaction)\s*=/i);
    }
  });

  test('is shown as typed in the sign-in form too', async () => {
    for (const text of attacks.slice(0, 20)) {
      const page = (await desk.browser(`192.0.2.${attacks.indexOf(text)}`).signIn(text.slice(0, 60), 'x')).text;
      expect(page).not.toMatch(/<(script|img|svg|iframe|b|object|math)\b/i);
      expect(page.match(/<input/g)).toHaveLength(3);
    }
  });

  test('is formula-safe in the export, starts with a byte order mark, and reads back as written', async () => {
    const texts = [
      '=1+1',
      '+84',
      '-5',
      '@SUM(A1)',
      '＝1',
      '  =1',
      "'=1",
      "=cmd|' /C calc'!A0",
      'bình thường',
      'a,"b";c\nd',
    ];
    for (const [n, text] of texts.entries()) await unanswered(text, n);
    const answer = await (await as('officer')).get('/console/export/unanswered.csv').buffer(true);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="thonban-unanswered-2026-10-24-2026-11-22.csv"',
    );
    expect(answer.text.charCodeAt(0)).toBe(0xfeff);
    const [header, ...rows] = readCsv(answer.text);
    expect(header?.[0]?.value).toBe('Câu hỏi (đã che số)');
    const cells = rows.map((row) => row[0]!.value);
    expect(cells.filter((cell) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells.map((cell) => (texts.includes(cell) ? cell : withoutApostrophe(cell))).sort()).toEqual(
      [...texts].sort(),
    );
    expect(rows.every((row) => row[1]?.value === '1' && !row[1].quoted)).toBe(true);
  });

  test('comes as JSON just as it was written', async () => {
    await unanswered('=1+1');
    const answer = await (await as('officer')).get('/console/export/unanswered.json');
    expect(answer.body.tables[0].rows).toEqual([
      { text: '=1+1', count: 1, language: 'Tiếng Việt', lastAt: '2026-11-22' },
    ]);
  });
});

describe('the overview', () => {
  test('counts in Vietnamese, compares with the period before and keeps the filter in every link', async () => {
    const now = desk.clock.now();
    for (let n = 0; n < 1300; n += 1) await ask(desk.store, { at: now - n, person: `p${n % 40}`, channel: 'telegram' });
    await ask(desk.store, { at: now - 35 * 86_400_000, channel: 'telegram' });
    await ask(desk.store, { at: now, channel: 'web' });
    const browser = await as('admin');
    const all = (await browser.get('/console')).text;
    expect(all).toContain('24/10/2026 – 22/11/2026, so với kỳ trước 24/09/2026 – 23/10/2026');
    expect(all).toContain('>1.301<');
    expect(all).toContain('Kỳ trước 1, tăng 1.300');
    expect(all).toContain('tuần 47/2026');
    const narrow = (await browser.get('/console?from=2026-11-01&to=2026-11-22&channel=web&language=vi')).text;
    expect(narrow).toContain('Tiếng: Tiếng Việt · Kênh: Trang chat');
    expect(narrow).toContain(
      '/console/export/common.csv?from=2026-11-01&amp;to=2026-11-22&amp;language=vi&amp;channel=web',
    );
    expect(narrow).not.toContain('>1.301<');
  });

  test('says what will appear and how, while nobody has asked', async () => {
    const page = (await (await as('officer')).get('/console')).text;
    expect(page).toContain('Chưa có ai hỏi trong kỳ này');
    expect(page.match(/class="nothing"/g)).toHaveLength(reports.length);
    expect(page.replaceAll('console.css', '')).not.toContain('console.');
  });

  test.each(['?from=x', '?from=2026-11-30&to=2026-11-01', '?from=%00&language=%3Cscript%3E'])(
    'shows the usual thirty days and says so for the address %s',
    async (query) => {
      const page = await (await as('officer')).get(`/console${query}`);
      expect([page.status, page.text.includes('Đang xem 30 ngày qua')]).toEqual([200, true]);
    },
  );

  test('says when messages wait too long', async () => {
    const { inbox } = desk.store;
    const event = {
      channel: 'web',
      eventId: '1',
      user: 'u',
      chat: 'u',
      content: { kind: 'text', text: 'x' },
      at: 0,
    } as const;
    await inbox.accept([{ person: 'p', event, acceptedAt: desk.clock.now() }]);
    const browser = await as('officer');
    expect((await browser.get('/console')).text).not.toContain('Báo người trông máy chủ');
    await desk.clock.advance(6 * 60_000);
    const page = (await browser.get('/console')).text;
    expect(page).toContain('1 tin đến đang chờ');
    expect(page).toContain('Báo người trông máy chủ');
  });

  test('answers a page and keeps the reason to the log when the store fails', async () => {
    const browser = await as('officer');
    await desk.store.close();
    const page = await browser.get('/console');
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(page.text).toContain('Máy gặp lỗi');
    expect(page.text).not.toMatch(/sqlite|at \w+ \(/i);
    desk = await openDesk();
  });
});

test('the form secret of one session is no good for another', async () => {
  const first = await as('admin');
  const second = await as('officer');
  const form = formOf((await first.get('/console')).text);
  expect((await second.post('/console/sign-out', { form })).status).toBe(403);
});
