import { goodPassword, formOf, openDesk, type Desk } from '../../support/console-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.store.close());

const cookies = (response: { headers: Record<string, unknown> }) =>
  (response.headers['set-cookie'] as string[] | undefined) ?? [];
const words = (html: string) => html.replace(/name="form" value="[^"]*"/g, '').replace(/value="[^"]*"/g, '');
const trail = async () =>
  (await desk.store.audit.list(50)).map(({ actor, action, subject }) => ({ actor, action, subject }));

describe('signing in', () => {
  test('leads to the overview, with a cookie no script and no other site gets', async () => {
    await desk.hire('lan', 'admin');
    const browser = desk.browser();
    const answer = await browser.signIn('  LAN ');
    expect([answer.status, answer.headers.location]).toEqual([303, '/console']);
    expect(cookies(answer)).toEqual([expect.stringMatching(/^thonban=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)]);
    expect((await browser.get('/console')).text).toContain('Bà con hỏi gì');
    expect(await trail()).toEqual([{ actor: 'id-lan', action: 'console.sign-in', subject: 'id-lan' }]);
  });

  test('behind https carries __Host- and Secure on every cookie', async () => {
    const secure = await openDesk({ secure: true });
    await secure.hire('lan', 'admin');
    const page = await secure.browser().get('/console/sign-in');
    expect(cookies(page)).toEqual([
      expect.stringMatching(/^__Host-thonban-form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    const answer = await secure
      .browser()
      .post('/console/sign-in', { form: formOf(page.text), username: 'lan', password: goodPassword })
      .set('Cookie', cookies(page)[0]!.split(';')[0]!);
    expect(answer.status).toBe(303);
    expect(cookies(answer)).toEqual([
      expect.stringMatching(/^__Host-thonban=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    await secure.store.close();
  });

  test('says the same for a wrong password, an unknown account and a disabled one', async () => {
    await desk.hire('lan', 'admin');
    await desk.hire('cu', 'admin', true);
    const wrong = await desk.browser().signIn('lan', 'không phải mật khẩu');
    const unknown = await desk.browser().signIn('khong-co', 'không phải mật khẩu');
    const disabled = await desk.browser().signIn('cu');
    expect([wrong.status, unknown.status, disabled.status]).toEqual([401, 401, 401]);
    expect(words(unknown.text)).toBe(words(wrong.text));
    expect(words(disabled.text)).toBe(words(wrong.text));
    expect(wrong.text).toContain('chưa đúng');
    expect([wrong, unknown, disabled].flatMap(cookies).join()).not.toContain('thonban=');
  });

  test('takes about as long for an unknown account as for a wrong password', async () => {
    await desk.hire('lan', 'admin');
    const once = async (username: string, place: number) => {
      const browser = desk.browser(`192.0.2.${place}`);
      const form = formOf((await browser.get('/console/sign-in')).text);
      const begun = process.hrtime.bigint();
      const { status } = await browser.post('/console/sign-in', { form, username, password: 'không phải mật khẩu' });
      expect(status).toBe(401);
      return Number(process.hrtime.bigint() - begun) / 1e6;
    };
    // The shortest of several, in turns: a busy machine makes times longer, never shorter.
    const times = { known: Infinity, unknown: Infinity };
    for (let n = 0; n < 5; n += 1) {
      times.unknown = Math.min(times.unknown, await once(`khong-co-${n}`, 10 + n));
      times.known = Math.min(times.known, await once('lan', 20 + n));
    }
    expect(times.unknown / times.known).toBeGreaterThan(0.25);
    expect(times.unknown / times.known).toBeLessThan(4);
  });

  test('writes failed tries into the audit without the password or a name nobody has', async () => {
    await desk.hire('lan', 'admin');
    await desk.browser().signIn('lan', 'mật khẩu bị lộ 1');
    await desk.browser().signIn('mật khẩu bị lộ 2', 'x');
    expect(await trail()).toEqual([
      { actor: 'system', action: 'console.sign-in-failed', subject: 'unknown' },
      { actor: 'system', action: 'console.sign-in-failed', subject: 'id-lan' },
    ]);
    const kept = desk.log.lines.join('\n') + JSON.stringify(await desk.store.audit.list(50));
    expect(kept).not.toContain('bị lộ');
  });

  test('stops after five wrong tries with 429 and Retry-After, even for the right password, known account or not', async () => {
    await desk.hire('lan', 'admin');
    for (const username of ['lan', 'khong-co']) {
      for (let n = 0; n < 5; n += 1)
        expect((await desk.browser(`198.51.100.${n}${username.length}`).signIn(username, `sai ${n}`)).status).toBe(401);
      const sixth = await desk.browser('203.0.113.9').signIn(username);
      expect(sixth.status).toBe(429);
      expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(800);
      expect(sixth.text).toContain('chờ 15 phút');
    }
    expect((await trail()).filter(({ action }) => action === 'console.sign-in-limited')).toHaveLength(2);
  });

  test('counts tries that come at the same time one by one', async () => {
    await desk.hire('lan', 'admin');
    const browser = desk.browser();
    const form = formOf((await browser.get('/console/sign-in')).text);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        browser.post('/console/sign-in', { form, username: 'lan', password: `sai ${n}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  test('refuses a form without its secret, with a foreign one, or sent by another site', async () => {
    await desk.hire('lan', 'admin');
    const fields = { username: 'lan', password: goodPassword };
    const browser = desk.browser();
    const form = formOf((await browser.get('/console/sign-in')).text);
    const foreign = formOf((await desk.browser().get('/console/sign-in')).text);
    expect((await browser.post('/console/sign-in', { ...fields, form: foreign })).status).toBe(403);
    expect((await browser.post('/console/sign-in', { ...fields, form: '' })).status).toBe(403);
    expect((await desk.browser().post('/console/sign-in', { ...fields, form })).status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect((await browser.post('/console/sign-in', { ...fields, form }).set('Sec-Fetch-Site', site)).status).toBe(
        403,
      );
    }
    expect(
      (await browser.post('/console/sign-in', { ...fields, form }).set('Origin', 'https://evil.example')).status,
    ).toBe(403);
    expect(
      (
        await browser
          .post('/console/sign-in', { ...fields, form })
          .set('Sec-Fetch-Site', 'same-origin')
          .set('Origin', 'null')
      ).status,
    ).toBe(303);
  });

  test.each([[{}], [{ username: 'lan' }], [{ username: 'x'.repeat(7000), password: 'y' }]])(
    'answers a page, not an error, to the form %#',
    async (fields) => {
      const answer = await desk.browser().post('/console/sign-in', fields as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('<form');
    },
  );

  test('answers bodies that are too large or broken in plain words', async () => {
    const large = await desk.browser().post('/console/sign-in', { username: 'x'.repeat(9000), password: 'y' });
    expect([large.status, large.text.includes('<h1>')]).toEqual([400, true]);
  });
});

describe('a session', () => {
  const signedIn = async () => {
    await desk.hire('lan', 'admin');
    const browser = desk.browser();
    const answer = await browser.signIn('lan');
    return { browser, cookie: cookies(answer)[0]!.split(';')[0]! };
  };
  const minutes = (n: number) => n * 60_000;

  test('is stored as a hash: what the store holds is no cookie', async () => {
    const { cookie } = await signedIn();
    const token = cookie.split('=')[1]!;
    expect(await desk.store.officials.session(token)).toBeNull();
  });

  test('ends after an hour without a click and stays while there are some', async () => {
    const { browser } = await signedIn();
    for (let n = 0; n < 3; n += 1) {
      await desk.clock.advance(minutes(50));
      expect((await browser.get('/console')).status).toBe(200);
    }
    await desk.clock.advance(minutes(61));
    expect((await browser.get('/console')).headers.location).toBe('/console/sign-in');
  });

  test('ends after eight hours whatever is clicked', async () => {
    const { browser } = await signedIn();
    for (let n = 0; n < 15; n += 1) {
      await desk.clock.advance(minutes(31));
      expect((await browser.get('/console')).status).toBe(200);
    }
    await desk.clock.advance(minutes(16));
    expect((await browser.get('/console')).status).toBe(302);
  });

  test('ends with sign-out, also for somebody who kept the cookie', async () => {
    const { browser, cookie } = await signedIn();
    const page = await browser.get('/console');
    const out = await browser.post('/console/sign-out', { form: formOf(page.text) });
    expect([out.status, out.headers.location]).toEqual([303, '/console/sign-in']);
    expect(cookies(out)[0]).toMatch(/^thonban=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect((await desk.browser().get('/console').set('Cookie', cookie)).status).toBe(302);
    expect((await trail())[0]).toEqual({ actor: 'id-lan', action: 'console.sign-out', subject: 'id-lan' });
  });

  test('does not end by a form without its secret', async () => {
    const { browser } = await signedIn();
    for (const fields of [{}, { form: '' }, { form: 'x'.repeat(43) }]) {
      expect((await browser.post('/console/sign-out', fields as Record<string, string>)).status).toBe(403);
    }
    expect((await browser.get('/console')).status).toBe(200);
  });

  test('begins with a new secret at each sign-in, and the one from before ends', async () => {
    const { cookie } = await signedIn();
    const page = await desk.browser().get('/console/sign-in');
    const again = await desk
      .browser()
      .post('/console/sign-in', { form: formOf(page.text), username: 'lan', password: goodPassword })
      .set('Cookie', [cookie, cookies(page)[0]!.split(';')[0]!].join('; '));
    expect(again.status).toBe(303);
    expect(cookies(again).at(-1)).not.toContain(cookie);
    expect((await desk.browser().get('/console').set('Cookie', cookie)).status).toBe(302);
  });

  test.each([
    'thonban=',
    'thonban=%00',
    `thonban=${'a'.repeat(43)}`,
    `thonban=${'a'.repeat(7000)}`,
    'thonban',
    ';;;=;',
  ])('is not made by the cookie %#', async (cookie) => {
    expect((await desk.browser().get('/console').set('Cookie', cookie)).status).toBe(302);
  });
});
