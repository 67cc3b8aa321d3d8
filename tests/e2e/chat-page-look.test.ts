import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import type { Browser } from 'playwright-core';
import { root } from '../../src/root';
import { openBrowser, visit } from '../support/browser';
import { startWeb, type WebHarness } from '../support/web-harness';

const tokens = readFileSync(join(root, 'src/channels/web/page/tokens.css'), 'utf8');

const tokensIn = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
const blocks = [...tokens.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) => tokensIn(block));
const light = blocks[0] ?? {};
const dark = { ...light, ...blocks[1] };

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** AAA for what is read in the talk, AA for the rest, 3 to 1 for lines that show where a control is. */
const pairs: [string, string, number][] = [
  ['text', 'page', 7],
  ['text', 'bot', 7],
  ['text', 'me', 7],
  ['text', 'field', 7],
  ['link', 'bot', 7],
  ['note-text', 'note', 7],
  ['alarm-number', 'me', 7],
  ['link', 'page', 7],
  ['muted', 'page', 4.5],
  ['muted', 'bot', 4.5],
  ['muted', 'me', 4.5],
  ['muted', 'field', 4.5],
  ['danger', 'me', 4.5],
  ['danger', 'field', 4.5],
  ['danger', 'page', 4.5],
  ['top-text', 'top', 7],
  ['button-text', 'button', 7],
  ['pressed-text', 'pressed', 7],
  ['alarm-text', 'alarm', 4.5],
  ['red-deep', 'paper', 4.5],
  ['focus', 'page', 3],
  ['focus', 'bot', 3],
  ['button', 'page', 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('Colours of the %s scheme', (_name, tokens) => {
  test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe('The page as it is sent', () => {
  let web: WebHarness;
  let browser: Browser;
  beforeAll(async () => {
    [web, browser] = await Promise.all([startWeb(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await web.down();
  });
  const get = async (path: string) => (await fetch(web.url + path)).text();

  test('script and style together are at most 60 KB', async () => {
    const sizes = await Promise.all(
      ['/app.js', '/app.css', '/sw.js'].map(async (path) => Buffer.byteLength(await get(path))),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024);
  });

  test.each(['/app.js', '/sw.js'])('%s is read by browsers of 2018', async (path) => {
    const faults = new Linter().verify(await get(path), {
      languageOptions: { ecmaVersion: 2018, sourceType: 'script' },
    });
    expect(faults).toEqual([]);
  });

  test('style uses nothing a browser of 2018 would drop a whole rule for', async () => {
    const css = await get('/app.css');
    expect(css).not.toMatch(/:has\(|:is\(|:where\(|\binset:|clamp\(|min\(\s*\d|aspect-ratio|@layer|@container/);
    expect(css).not.toMatch(/display: flex;[^}]*\n\s*gap:/);
  });

  test('dark scheme and still dots are taken from the system', async () => {
    const { page } = await visit(browser, web.url, { colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 20, 28)');
    web.faults.slowMs = 4_000;
    await page.getByRole('textbox').fill('câu chậm');
    await page.keyboard.press('Enter');
    await page.locator('#dots').waitFor();
    expect(await page.evaluate('getComputedStyle(document.querySelector("#dots i")).animationName')).toBe('none');
    await page.context().close();
  });

  test('each control has a name, each field a label, and the talk announces itself', async () => {
    const { page } = await visit(browser, web.url);
    const nameless = await page
      .locator('button, a, textarea')
      .evaluateAll((all) =>
        all
          .filter((one) => !(one.getAttribute('aria-label') ?? one.textContent ?? '').trim() && !one.id)
          .map((one) => one.outerHTML),
      );
    expect(nameless).toEqual([]);
    expect(await page.getByLabel('Bác hỏi gì?').count()).toBe(1);
    expect(await page.getByRole('log').getAttribute('aria-live')).not.toBeNull();
    await page.context().close();
  });
});
