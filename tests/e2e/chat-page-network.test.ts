import type { Browser, Page } from 'playwright-core';
import { openBrowser, visit } from '../support/browser';
import { startWeb, type WebHarness } from '../support/web-harness';

let web: WebHarness;
let browser: Browser;
beforeAll(async () => {
  [web, browser] = await Promise.all([startWeb(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.down();
});

const ask = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
};
const turns = (page: Page) =>
  page
    .locator('.turn')
    .evaluateAll((all) =>
      all.map((turn) => [...turn.querySelectorAll('.lines, .said')].map((line) => line.textContent)),
    );
const texts = (from: number) =>
  web.events.slice(from).map((event) => (event.content.kind === 'text' ? event.content.text : ''));

test('what could not be sent stays, says so, and goes out once with a tap', async () => {
  const { page } = await visit(browser, web.url);
  const before = web.events.length;
  const ids: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') ids.push((request.postDataJSON() as { id: string }).id);
  });
  await web.down();
  await ask(page, 'bão có vào không');
  const again = page.getByRole('button', { name: 'Chưa gửi được. Chạm để gửi lại' });
  await again.waitFor();
  expect(await page.locator('.me').innerText()).toContain('bão có vào không');
  await web.up();
  await again.click();
  await page.getByText('Máy nghe: bão có vào không').waitFor();
  expect(texts(before)).toEqual(['bão có vào không']);
  expect(ids.length).toBeGreaterThanOrEqual(2);
  expect(new Set(ids).size).toBe(1);
  await page.context().close();
});

test('a store in trouble loses nothing: the page tries again by itself', async () => {
  const { page } = await visit(browser, web.url);
  const before = web.events.length;
  web.faults.undurable = true;
  await ask(page, 'lúa bị sâu');
  await page.getByRole('button', { name: /Chưa gửi được/ }).waitFor();
  await ask(page, 'lợn bị dịch');
  web.faults.undurable = false;
  await page.getByText('Máy nghe: lợn bị dịch').waitFor({ timeout: 15_000 });
  expect(texts(before)).toEqual(['lúa bị sâu', 'lợn bị dịch']);
  await page.context().close();
});

test('without a network texts wait on the phone, and go out in order when it is back', async () => {
  const { page, faults } = await visit(browser, web.url);
  const before = web.events.length;
  await page.context().setOffline(true);
  const banner = page.locator('#offline');
  await banner.waitFor();
  expect(await banner.innerText()).toContain('Đang mất mạng');
  expect(await banner.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'tel:113',
    'tel:114',
    'tel:115',
  ]);
  for (const text of ['một', 'hai', 'ba']) await ask(page, text);
  expect(await page.getByText('Chưa gửi. Có mạng thì máy tự gửi').count()).toBe(3);
  expect(web.events.length).toBe(before);
  await page.context().setOffline(false);
  await page.getByText('Máy nghe: ba').waitFor();
  expect(await banner.isVisible()).toBe(false);
  expect(texts(before)).toEqual(['một', 'hai', 'ba']);
  expect(await turns(page)).toEqual([
    ['một', 'Máy nghe: một'],
    ['hai', 'Máy nghe: hai'],
    ['ba', 'Máy nghe: ba'],
  ]);
  expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await page.context().close();
});

test('a text that was never sent outlives the tab', async () => {
  const { page } = await visit(browser, web.url);
  await page.context().setOffline(true);
  await ask(page, 'viết lúc mất sóng');
  await page.getByText('Chưa gửi. Có mạng thì máy tự gửi').waitFor();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(web.url);
  await next.getByText('Máy nghe: viết lúc mất sóng').waitFor();
  expect(await next.evaluate<string[]>('Object.keys(localStorage).filter((key) => /unsent/.test(key))')).toEqual([]);
  await context.close();
});

test('told to slow down, the page says how long and keeps to it', async () => {
  const { page } = await visit(browser, web.url);
  const calls: number[] = [];
  await page.route('**/api/chat/messages', async (route) => {
    calls.push(Date.now());
    if (calls.length > 1) return route.continue();
    return route.fulfill({
      status: 429,
      headers: { 'Retry-After': '2' },
      json: { error: { code: 'request.too-many', message: '' } },
    });
  });
  await ask(page, 'nhanh quá');
  await page.getByText(/sau 2 giây máy tự gửi tiếp/).waitFor();
  await ask(page, 'nữa này');
  await page.getByText('Máy nghe: nữa này').waitFor();
  expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThanOrEqual(1_990);
  expect(await page.locator('#news').isVisible()).toBe(false);
  await page.context().close();
});

test('a message that arrived but is not answered yet is not called unsent', async () => {
  const { page } = await visit(browser, web.url);
  let calls = 0;
  await page.route('**/api/chat/messages', (route) => {
    calls += 1;
    if (calls > 1) return route.continue();
    return route.fulfill({
      status: 503,
      headers: { 'Retry-After': '1' },
      json: { error: { code: 'answer.late', message: '' } },
    });
  });
  await ask(page, 'máy bận à');
  await page.getByText('Máy đã nhận tin. Bác chờ một chút').waitFor();
  await page.getByText('Máy nghe: máy bận à').waitFor();
  await page.context().close();
});

test('dots show only when an answer takes longer than 300 ms', async () => {
  const { page } = await visit(browser, 'about:blank');
  await page.clock.install({ time: 0 });
  await page.goto(web.url);
  await page.clock.pauseAt(60_000);
  await page.evaluate(`window.dots = 0; new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => {
    if (node.id === 'dots') window.dots += 1; }))).observe(document.getElementById('log'), { childList: true, subtree: true })`);
  const dots = () => page.evaluate<number>('window.dots');
  await ask(page, 'câu nhanh');
  await page.getByText('Máy nghe: câu nhanh').waitFor();
  await page.clock.runFor(1_000);
  expect(await dots()).toBe(0);
  web.faults.slowMs = 2_000;
  await ask(page, 'câu chậm');
  await page.clock.runFor(299);
  expect(await dots()).toBe(0);
  await page.clock.runFor(2);
  expect(await dots()).toBe(1);
  await page.getByText('Máy nghe: câu chậm').waitFor();
  web.faults.slowMs = 0;
  expect(await page.locator('#dots').count()).toBe(0);
  await page.context().close();
});

test('a long text is counted, and a pasted book is cut with a word about it', async () => {
  const { page } = await visit(browser, web.url);
  const box = page.getByRole('textbox');
  const count = page.locator('#count');
  await box.fill('a'.repeat(899));
  expect(await count.innerText()).toBe('');
  await box.fill('ậ'.repeat(950));
  expect(await count.innerText()).toBe('Còn 50 chữ cái');
  await box.fill('a'.repeat(1_200));
  expect(await count.innerText()).toContain('Dài quá 200 chữ cái');
  await box.fill('a'.repeat(9_000));
  expect(await count.innerText()).toContain('bỏ phần sau');
  const before = web.events.length;
  await page.keyboard.press('Enter');
  await page.getByText(/^Máy nghe/).waitFor();
  expect(texts(before)[0]).toHaveLength(4_000);
  await page.context().close();
});

test('once visited, the page opens without a network and says so', async () => {
  const { page } = await visit(browser, web.url, { serviceWorkers: 'allow' });
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  await page.context().setOffline(true);
  await page.reload();
  await page.locator('#offline').waitFor();
  expect(await page.locator('#topics .topic').count()).toBe(6);
  expect(await page.evaluate('document.fonts.load("18px Be Vietnam Pro", "ệ").then((faces) => faces.length)')).toBe(1);
  const kept = await page.evaluate<
    string[]
  >(`caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((all) => all.flat().map((request) => new URL(request.url).pathname))`);
  expect(kept).toContain('/');
  expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
  await page.context().close();
});

test('without script the page still says whom to call', async () => {
  const { page } = await visit(browser, web.url, { javaScriptEnabled: false });
  expect(await page.locator('noscript p').innerText()).toMatch(/113.*114.*115/);
  await page.context().close();
});

test('a thumb that could not be sent is not shown as given', async () => {
  const { page } = await visit(browser, web.url);
  await ask(page, 'khai sinh');
  const up = page.getByRole('button', { name: 'Có ích' });
  await up.waitFor();
  await web.down();
  await up.click();
  await page.getByText('Chưa gửi được. Bác bấm lại giúp.').waitFor();
  expect(await up.getAttribute('aria-pressed')).toBe('false');
  await web.up();
  await page.context().close();
});

test('a talk kept by another release does not break the page', async () => {
  const { page, faults } = await visit(browser, web.url);
  await page.evaluate(
    'sessionStorage.setItem("thonban.turns", JSON.stringify([{ id: "x", text: "cũ", at: 1, said: { replies: [{}] } }]))',
  );
  await page.reload();
  expect(await page.locator('.turn').count()).toBe(0);
  await ask(page, 'còn chạy không');
  await page.getByText('Máy nghe: còn chạy không').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
