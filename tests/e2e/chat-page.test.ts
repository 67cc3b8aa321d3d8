import type { Browser, Page } from 'playwright-core';
import { desk, openBrowser, phone, visit } from '../support/browser';
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
const answer = (page: Page) => page.locator('.turn').last().locator('.bot').last();
const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
const stored = (page: Page) => page.evaluate<number>('localStorage.length + sessionStorage.length');
const payloads = () => web.events.map((event) => (event.content.kind === 'press' ? event.content.payload : ''));

describe.each([
  ['a phone of 360 × 740', phone],
  ['a screen of 1280 × 800', desk],
])('The chat page on %s', (_name, viewport) => {
  test('greets, says it is a machine, and offers six topics of at least 72 px', async () => {
    const { page, faults } = await visit(browser, web.url, { viewport });
    expect(await page.locator('.welcome .bot').innerText()).toMatch(/máy trả lời, không phải người.*giữ.*xóa/i);
    const heights = await page.locator('#topics .topic').evaluateAll((tiles) => tiles.map((tile) => tile.clientHeight));
    expect(heights).toHaveLength(6);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(72);
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a question gets its answer, its rows, its note and its source, shown from its beginning', async () => {
    const { page, faults } = await visit(browser, web.url, { viewport });
    await ask(page, 'làm khai sinh cho con');
    await answer(page).waitFor();
    expect(await answer(page).locator('dt').allInnerTexts()).toEqual([
      'Ai làm',
      'Nộp ở đâu',
      'Giấy tờ',
      'Phí',
      'Bao lâu',
      'Làm online',
      'Nhận được gì',
    ]);
    expect(await answer(page).locator('.note').innerText()).toContain('quá hạn kiểm tra');
    const source = answer(page).getByRole('link', { name: /Luật Hộ tịch/ });
    expect(await source.getAttribute('href')).toBe('https://example.org/luat');
    expect(await source.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await page.locator('.me').last().boundingBox()).toMatchObject({ y: expect.any(Number) as number });
    const top = (await page.locator('.me').last().boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThan(0);
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('text');
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a topic leads to chips under the last message only, and a chip to an answer', async () => {
    const { page } = await visit(browser, web.url, { viewport });
    await page.getByRole('button', { name: 'Giấy tờ' }).click();
    const chip = page.getByRole('button', { name: 'Làm giấy khai sinh cho con' });
    expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await chip.click();
    await answer(page).locator('dl').waitFor();
    expect(payloads().slice(-2)).toEqual(['m:giay-to', 't:dvc-khai-sinh']);
    expect(await page.locator('.chips').count()).toBe(1);
    expect(await page.locator('.chip').allInnerTexts()).toEqual([
      'Khai sinh muộn',
      'Nhận cha, mẹ, con',
      'Thẻ bảo hiểm y tế',
      'Về đầu',
    ]);
    await page.getByRole('button', { name: 'Về đầu' }).click();
    expect(await page.locator('#log .topic').count()).toBe(6);
    await page.context().close();
  });

  test('danger: numbers to call come first, and quick exit leaves nothing behind', async () => {
    const { page, faults } = await visit(browser, web.url, { viewport });
    await ask(page, 'em bị chồng đánh');
    await answer(page).waitFor();
    expect(await answer(page).locator('a').first().getAttribute('href')).toBe('tel:113');
    expect(
      await answer(page)
        .locator('.alarm a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['tel:113', 'tel:18001769', 'tel:111']);
    expect(await answer(page).locator('dt').allInnerTexts()).toEqual(['Ở đâu']);
    const exit = page.getByRole('button', { name: /Thoát nhanh/ });
    const box = await exit.boundingBox();
    expect(box?.y).toBeLessThan(40);
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);

    await page.route('https://www.google.com/', (route) => route.fulfill({ body: 'elsewhere' }));
    await exit.click();
    await page.waitForURL('https://www.google.com/');
    await page.goBack().catch(() => null);
    expect(page.url()).not.toContain(web.url);
    await page.goto(`${web.url}/icon.svg`);
    expect(await stored(page)).toBe(0);
    await page.context().close();
  });
});

test('Escape twice is quick exit too, but only where there was danger', async () => {
  const { page } = await visit(browser, web.url);
  await page.route('https://www.google.com/', (route) => route.fulfill({ body: 'elsewhere' }));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(page.url()).toContain(web.url);
  await ask(page, 'bố đánh con');
  await answer(page).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForURL('https://www.google.com/');
  await page.context().close();
});

test('a thumb is sent once, stays pressed, and can be changed', async () => {
  const { page } = await visit(browser, web.url);
  await ask(page, 'khai sinh');
  const up = page.getByRole('button', { name: 'Có ích' });
  const down = page.getByRole('button', { name: 'Chưa đúng' });
  await up.click();
  await page.getByText('Cảm ơn bác.').waitFor();
  await up.click();
  await down.click();
  await page.getByText('Máy đã ghi lại.').waitFor();
  expect([await up.getAttribute('aria-pressed'), await down.getAttribute('aria-pressed')]).toEqual(['false', 'true']);
  expect(payloads().slice(-2)).toEqual([expect.stringMatching(/^r:\w{20}:\+$/), expect.stringMatching(/^r:\w{20}:-$/)]);
  expect(await page.locator('.turn').count()).toBe(1);
  await page.context().close();
});

test('bigger letters come in three sizes, are remembered, and fit the phone', async () => {
  const { page } = await visit(browser, web.url);
  const size = () => page.evaluate<string>('getComputedStyle(document.querySelector(".bot")).fontSize');
  const control = page.getByRole('button', { name: /^Cỡ chữ/ });
  const sizes = [await size()];
  for (let i = 0; i < 2; i += 1) {
    await control.click();
    sizes.push(await size());
  }
  expect(sizes).toEqual(['18px', '21.6px', '26px']);
  await page.reload();
  expect(await size()).toBe('26px');
  for (const text of ['khai sinh', 'bị đánh']) {
    await ask(page, text);
    await answer(page).locator('a').first().waitFor();
    expect(await overflow(page)).toBe(0);
  }
  await page.context().close();
});

test('answers and questions are shown as they are written, never run', async () => {
  const { page, faults } = await visit(browser, web.url);
  await ask(page, 'xss <b onclick=alert(1)>đậm</b>');
  await answer(page).waitFor();
  const hook = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  expect(await page.locator('.me').last().innerText()).toContain('xss <b onclick=alert(1)>đậm</b>');
  expect(await answer(page).innerText()).toContain(hook);
  expect(await page.locator('.chip').first().innerText()).toBe(hook);
  expect(await page.locator('#log img, #log script, #log b[onclick], #log a[href^="javascript"]').count()).toBe(0);
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the talk stays with the tab: a reload keeps it, a new tab and "delete" do not', async () => {
  const { page } = await visit(browser, web.url);
  await ask(page, 'khai sinh');
  await answer(page).locator('dl').waitFor();
  await page.reload();
  expect(await answer(page).locator('dt').first().innerText()).toBe('Ai làm');
  const other = await page.context().newPage();
  await other.goto(web.url);
  expect(await other.locator('.turn').count()).toBe(0);

  const person = web.events.at(-1)?.user;
  await page.getByRole('button', { name: 'Xóa', exact: true }).click();
  await page.getByRole('button', { name: 'Xóa khỏi máy này' }).click();
  await page.getByText('Đã xóa khỏi máy này.').waitFor();
  expect(await page.locator('.turn').count()).toBe(0);
  await page.reload();
  expect(await page.locator('.turn').count()).toBe(0);
  await ask(page, 'ai đấy');
  await answer(page).waitFor();
  expect(web.events.at(-1)?.user).not.toBe(person);
  await page.context().close();
});

test('a chosen language goes with every later message', async () => {
  const { page } = await visit(browser, web.url);
  await page.getByRole('button', { name: 'Tiếng', exact: true }).click();
  const choice = page.getByRole('button', { name: /^Tày/ });
  expect(await choice.innerText()).toContain('tiếng Việt');
  await choice.click();
  await answer(page).waitFor();
  expect(payloads().at(-1)).toBe('l:tyz');
  await ask(page, 'khai sinh');
  await answer(page).locator('dl').waitFor();
  expect(web.events.at(-1)?.language).toBe('tyz');
  await page.context().close();
});

test('everything can be done from the keyboard, and focus is always to be seen', async () => {
  const { page } = await visit(browser, web.url);
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim() || document.activeElement.id');
  const outline = () => page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
  const stops: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
    expect(await outline()).toBe('solid');
  }
  expect(stops).toEqual([
    'Đến chỗ viết câu hỏi',
    'Tiếng',
    'Cỡ chữ',
    'Xóa',
    'Giấy tờ',
    'Tiền hỗ trợ',
    'Học hành',
    'Việc làm',
    'Sức khỏe',
    'Nguy hiểm',
    'text',
    'Gửi',
  ]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('khai sinh');
  await page.keyboard.press('Enter');
  await answer(page).locator('dl').waitFor();
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('Về đầu');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(1).locator('.bot').waitFor();
  expect(payloads().at(-1)).toBe('t:dvc-bhyt-the');
  expect(await page.evaluate<boolean>('document.activeElement.matches(".turn:last-of-type .me")')).toBe(true);
  await page.context().close();
});

describe('Reading aloud', () => {
  /** A phone's speech with one voice, which writes down what it is told to say. */
  const speechWith = (voice: string) => `
    window.spoken = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => [{ lang: '${voice}' }],
      addEventListener: () => undefined,
      speak: (words) => window.spoken.push(words.lang + ' ' + words.text),
      cancel: () => window.spoken.push('stop'),
    } });`;

  test('an answer is read with the numbers first where there is danger, and a second tap stops it', async () => {
    const { page } = await visit(browser, 'about:blank');
    await page.addInitScript(speechWith('vi-VN'));
    await page.goto(web.url);
    await ask(page, 'bị đánh');
    await page.getByRole('button', { name: 'Đọc to' }).click();
    const spoken = () => page.evaluate<string[]>('window.spoken.filter((each) => each !== "stop")');
    expect((await spoken())[0]).toMatch(/^vi-VN Công an.*: 1 1 3$/);
    expect((await spoken()).join(' ')).toContain('Không phải lỗi của bác đâu');
    await page.getByRole('button', { name: 'Thôi đọc' }).click();
    expect(await page.evaluate<string>('window.spoken[window.spoken.length - 1]')).toBe('stop');
    expect(await page.getByRole('button', { name: 'Đọc to' }).getAttribute('aria-pressed')).toBe('false');
    await page.context().close();
  });

  test('a phone without a Vietnamese voice is not offered it', async () => {
    const { page } = await visit(browser, 'about:blank');
    await page.addInitScript(speechWith('en-GB'));
    await page.goto(web.url);
    await ask(page, 'khai sinh');
    await answer(page).waitFor();
    expect(await page.locator('.read').isVisible()).toBe(false);
    await page.context().close();
  });
});
