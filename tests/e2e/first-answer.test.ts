import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, visit } from '../support/browser';
import { ServerProcess } from '../support/server-process';

/** The built server as `npm start` runs it, with no settings but a place to write, and a real browser. */
describe('a fresh server in the browser', () => {
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    server = await ServerProcess.create({ DATA_DIR: mkdtempSync(join(tmpdir(), 'thonban-e2e-')), LOG_LEVEL: 'warn' });
    await server.start();
    browser = await openBrowser();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await server.end('SIGTERM');
  });

  test.each([
    ['làm giấy khai sinh cho con cần gì', 'giấy chứng sinh', 'Luật Hộ tịch'],
    ['toi muon tim viec lam o ha long', 'Trung tâm Dịch vụ việc làm Quảng Ninh', 'đọc ngày'],
    ['bị chồng đánh thì gọi ai', 'gọi 113 ngay', 'Luật Phòng, chống bạo lực gia đình'],
  ])('answers "%s" on its topic, with the basis of the answer', async (question, said, basis) => {
    const { page, faults } = await visit(browser, server.url);
    await page.fill('#text', question);
    await page.press('#text', 'Enter');
    const log = page.locator('#log');
    await log.getByText(said).first().waitFor();
    await log.getByText('Căn cứ').first().waitFor();
    expect(await log.innerText()).toContain(basis);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('shows the emergency numbers as links that dial', async () => {
    const { page } = await visit(browser, server.url);
    await page.fill('#text', 'bị chồng đánh thì gọi ai');
    await page.press('#text', 'Enter');
    await page.locator('a[href="tel:113"]').first().waitFor();
    await page.context().close();
  });

  test('prints the one-time sign-in of the first admin, which opens the console', async () => {
    const link = /https?:\/\/\S+(\/console\/first\/\S+)/.exec(server.output)?.[1];
    expect(link).toBeDefined();
    const { page } = await visit(browser, server.url);
    await page.goto(server.url + link);
    await page.fill('input[name="username"]', 'quan-tri-thu');
    for (const name of ['password', 'again']) await page.fill(`input[name="${name}"]`, 'mot hai ba bon nam');
    await page.locator('button[type="submit"]').first().click();
    await page.waitForURL(/\/console\/?$/);
    expect(await page.locator('main').innerText()).toContain('Làm giấy khai sinh');
    await page.context().close();
  });
});
