import { firstAdminLink } from '../../../src/console/first-admin';
import { formOf, goodPassword, openDesk, type Desk } from '../../support/console-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.store.close());

const link = () => firstAdminLink({ officials: desk.store.officials, clock: desk.clock });
const filled = { username: 'chu-tich', password: goodPassword, again: goodPassword };

async function send(path: string, fields: Record<string, string>, browser = desk.browser()) {
  const form = formOf((await browser.get(path)).text);
  return { browser, answer: await browser.post(path, { ...fields, form }) };
}

describe('the first admin’s link', () => {
  test('makes an admin who is signed in at once, and works only once', async () => {
    const path = (await link())!;
    expect(path).toMatch(/^\/console\/first\/[\w-]{43}$/);
    const { browser, answer } = await send(path, filled);
    expect([answer.status, answer.headers.location]).toEqual([303, '/console']);
    expect((await browser.get('/console')).text).toContain('chu-tich');
    expect(await desk.store.officials.byUsername('chu-tich')).toMatchObject({ role: 'admin', disabled: false });
    expect((await desk.store.audit.list(1))[0]?.action).toBe('console.first-admin');

    const second = await desk.browser().get(path);
    expect([second.status, second.text.includes('không còn dùng được')]).toEqual([410, true]);
    expect((await desk.browser().post(path, filled)).status).toBe(410);
    expect(await desk.store.officials.count()).toBe(1);
    expect(await link()).toBeNull();
  });

  test('makes one admin when two browsers send it at the same time', async () => {
    const path = (await link())!;
    const pair = await Promise.all(
      ['mot', 'hai'].map(async (username, n) => {
        const browser = desk.browser(`192.0.2.${n}`);
        return { browser, form: formOf((await browser.get(path)).text), username };
      }),
    );
    const answers = await Promise.all(
      pair.map(({ browser, form, username }) => browser.post(path, { ...filled, username, form })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(await desk.store.officials.count()).toBe(1);
  });

  test('stays good when another process prints its own, and the other is worth nothing once one was used', async () => {
    const [older, newer] = [(await link())!, (await link())!];
    expect((await send(older, filled)).answer.status).toBe(303);
    expect((await send(newer, filled)).answer.status).toBe(410);
    expect(await desk.store.officials.count()).toBe(1);
  });

  test('stops working after 24 hours', async () => {
    const path = (await link())!;
    await desk.clock.advance(24 * 3_600_000);
    expect((await send(path, filled)).answer.status).toBe(410);
    expect(await desk.store.officials.count()).toBe(0);
  });

  test('is not guessed, and a wrong one costs no password hash', async () => {
    await link();
    const { answer } = await send(`/console/first/${'a'.repeat(43)}`, filled);
    expect(answer.status).toBe(410);
    expect((await desk.browser().get('/console/first/x')).status).toBe(410);
  });

  test.each([
    [{ ...filled, password: 'bé tí', again: 'bé tí' }, 'ít nhất 12'],
    [{ ...filled, password: 'chu-tich chu-tich', again: 'chu-tich chu-tich' }, 'không được chứa'],
    [{ ...filled, again: 'khác hẳn lần trước' }, 'chưa giống nhau'],
    [{ ...filled, username: 'Chủ tịch' }, 'chữ thường không dấu'],
  ])('says what is wrong with what was chosen (%#), keeps the name and stays good', async (fields, words) => {
    const path = (await link())!;
    const { browser, answer } = await send(path, fields);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain(fields.password);
    expect((await send(path, filled, browser)).answer.status).toBe(303);
  });

  test('refuses a form without its secret', async () => {
    const path = (await link())!;
    expect((await desk.browser().post(path, { ...filled, form: '' })).status).toBe(403);
    expect(await desk.store.officials.count()).toBe(0);
  });

  test('is never written into the log', async () => {
    const path = (await link())!;
    await send(path, filled);
    await desk.browser().get(path);
    expect(desk.log.lines.join('\n')).not.toContain(path.split('/').at(-1));
  });
});
