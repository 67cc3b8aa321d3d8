import { jobListOf, readJobList } from '../../../src/jobs/list';
import { scamReader } from '../../../src/jobs/scam-words';
import { vietnamDay } from '../../../src/model/week';
import { mostBytes } from '../../../src/sheets/sheet';
import { book } from '../../support/conversation';
import { formOf, openDesk, type Browser, type Desk } from '../../support/console-desk';
import { jobOf } from '../../support/jobs';
import { workbook } from '../../support/workbook';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.hire('can-bo', 'officer');
  await desk.hire('nguoi-xem', 'viewer');
});
afterEach(() => desk.store.close());

const { areas } = book();
const list = (...changes: Parameters<typeof jobOf>[1][]) =>
  jobListOf(
    changes.map((change, n) => jobOf(`tin-${n}`, change)),
    areas,
  );

async function officer(): Promise<Browser> {
  const browser = desk.browser();
  await browser.signIn('can-bo');
  return browser;
}

async function send(browser: Browser, file: string | Buffer, { name = 'việc.csv', replace = false, form = '' } = {}) {
  const page = await browser.get('/console/jobs');
  const sending = browser
    .upload('/console/jobs/import')
    .field('form', form || formOf(page.text))
    .attach('file', Buffer.from(file), name);
  return replace ? sending.field('replace', 'yes') : sending;
}

const titles = async () => (await desk.store.jobs.list({})).map(({ title }) => title).sort();
const audited = async (action: string) => (await desk.store.audit.list(50)).filter((row) => row.action === action);

describe('the page of vacancies', () => {
  test('says what will appear here and how, then lists what is open', async () => {
    const browser = await officer();
    expect((await browser.get('/console/jobs')).text).toContain('Chưa có tin nào');
    await desk.store.jobs.upsert([
      jobOf('a', { title: '<b>Phụ hồ</b>' }),
      jobOf('b', { title: 'Cũ', expiresOn: '2026-01-01' }),
    ]);
    const { text } = await browser.get('/console/jobs');
    expect(text).toContain('&lt;b&gt;Phụ hồ&lt;/b&gt;');
    expect(text).toContain('xã Quảng Hà');
    expect(text).toContain('1 tin còn hạn');
    expect(text).not.toContain('Cũ');
  });

  test('a list is loaded while the server runs, adds to what is there, and is noted', async () => {
    await desk.store.jobs.upsert([jobOf('old', { title: 'Tin cũ' })]);
    const browser = await officer();
    const answer = await send(browser, list({ title: 'Hái chè' }, { title: 'Lái xe' }));
    expect([answer.status, answer.headers.location]).toEqual([303, '/console/jobs?loaded=2']);
    expect((await browser.get('/console/jobs?loaded=2')).text).toContain('Đã nạp 2 tin');
    expect(await titles()).toEqual(['Hái chè', 'Lái xe', 'Tin cũ']);
    expect(await audited('jobs.import')).toMatchObject([{ actor: 'id-can-bo', subject: 'việc.csv', detail: '2 rows' }]);
  });

  test('on demand the list replaces everything, and the audit says so', async () => {
    await desk.store.jobs.upsert([jobOf('old', { title: 'Tin cũ' })]);
    await send(await officer(), list({ title: 'Hái chè' }), { replace: true });
    expect(await titles()).toEqual(['Hái chè']);
    expect((await audited('jobs.import'))[0]?.detail).toBe('1 rows, all others removed');
  });

  test('XLSX is taken as well', async () => {
    const rows = list({ title: 'Hái chè' })
      .slice(1)
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('","'));
    expect((await send(await officer(), workbook(rows), { name: 'viec.xlsx' })).status).toBe(303);
    expect(await titles()).toEqual(['Hái chè']);
  });

  test('with any fault every fault is shown with its line, and nothing is loaded, replaced or noted', async () => {
    await desk.store.jobs.upsert([jobOf('old', { title: 'Tin cũ' })]);
    const wrong = list({ title: 'Tốt' }, { employer: '', title: '<i>' }, { contract: false }, { deposit: 500_000 });
    const answer = await send(await officer(), wrong, { replace: true });
    expect(answer.status).toBe(422);
    for (const fault of [
      'việc.csv:3 — cột Nơi tuyển để trống',
      'việc.csv:4 — dấu hiệu lừa đảo: không có hợp đồng',
      'việc.csv:5 — dấu hiệu lừa đảo: đòi đặt cọc',
    ])
      expect(answer.text).toContain(fault);
    expect(answer.text).toContain('Có 3 lỗi');
    expect(await titles()).toEqual(['Tin cũ']);
    expect(await audited('jobs.import')).toEqual([]);
  });

  test.each<[string, Buffer, string]>([
    ['too large a file', Buffer.alloc(mostBytes + 1, 'a'), 'tệp lớn hơn 5 MB'],
    ['an empty file', Buffer.alloc(0), 'tệp không có dòng nào'],
    ['something else', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'không phải UTF-8'],
  ])('%s is refused with a reason', async (_what, bytes, reason) => {
    const answer = await send(await officer(), bytes);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(reason);
  });

  test('a form without a file says so; one with two, or none of ours, is refused', async () => {
    const browser = await officer();
    const form = formOf((await browser.get('/console/jobs')).text);
    const none = await browser.upload('/console/jobs/import').field('form', form);
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('chưa chọn tệp')]);
    const two = browser.upload('/console/jobs/import').field('form', form);
    expect((await two.attach('file', Buffer.from('a'), 'a.csv').attach('file', Buffer.from('b'), 'b.csv')).status).toBe(
      400,
    );
    expect((await browser.post('/console/jobs/import', { form })).status).toBe(422);
    expect(await titles()).toEqual([]);
  });

  test('nothing is loaded without the secret of the form, from another site, or without a session', async () => {
    const browser = await officer();
    expect((await send(browser, list({}), { form: 'guess' })).status).toBe(403);
    const form = formOf((await browser.get('/console/jobs')).text);
    const foreign = browser.upload('/console/jobs/import').set('Origin', 'https://example.com').field('form', form);
    expect((await foreign.attach('file', Buffer.from(list({})), 'a.csv')).status).toBe(403);
    const stranger = await desk
      .browser()
      .upload('/console/jobs/import')
      .attach('file', Buffer.from(list({})), 'a.csv');
    expect(stranger.status).toBe(303);
    expect(stranger.headers.location).toBe('/console/sign-in');
    expect(await titles()).toEqual([]);
  });

  test('a viewer sees neither the page nor its files, and its link is not offered', async () => {
    const browser = desk.browser();
    await browser.signIn('nguoi-xem');
    for (const path of ['jobs', 'jobs/export.csv', 'jobs/template.csv'])
      expect((await browser.get(`/console/${path}`)).status).toBe(403);
    expect((await browser.get('/console')).text).not.toContain('/console/jobs');
  });

  test('the list is taken away as CSV that loads again, noted; the template too', async () => {
    const jobs = [jobOf('a', { note: '=1+1' }), jobOf('b', { commune: null, place: 'Hải Phòng' })];
    await desk.store.jobs.upsert([...jobs, jobOf('c', { expiresOn: '2026-01-01' })]);
    const browser = await officer();
    const { text, headers } = await browser.get('/console/jobs/export.csv');
    expect(headers['content-disposition']).toContain('attachment');
    const world = { areas, scams: scamReader(), today: vietnamDay(desk.clock.now()) };
    const again = await readJobList(Buffer.from(text), 'a.csv', world);
    expect(again.jobs.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(jobs);
    expect(await audited('jobs.export')).toMatchObject([{ actor: 'id-can-bo', detail: '2 rows' }]);
    expect((await browser.get('/console/jobs/template.csv')).text).toContain('VÍ DỤ');
    expect((await browser.get('/console/jobs/other.csv')).status).toBe(404);
  });
});
