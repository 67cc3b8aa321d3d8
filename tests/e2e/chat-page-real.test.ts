import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from '../../src/app';
import { openBrowser, visit } from '../support/browser';
import { testConfig } from '../support/test-config';

let app: App;
let browser: Browser;
let url: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(testConfig()), openBrowser()]);
  url = `http://127.0.0.1:${app.port}`;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

const ask = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
};
const answer = (page: Page) => page.locator('.turn').last().locator('.bot').last();

test('a question is answered with its rows and its legal basis, and can be rated', async () => {
  const { page, faults } = await visit(browser, url);
  await ask(page, 'Đi khai sinh cho em bé phải mang theo giấy tờ gì?');
  await answer(page).locator('dl').waitFor();
  expect(await answer(page).innerText()).toContain('giấy chứng sinh');
  expect(await answer(page).locator('.basis').innerText()).toMatch(/^Căn cứ: .*60\/2014\/QH13/);
  await page.getByRole('button', { name: 'Có ích' }).click();
  await page.getByText('Cảm ơn bác.').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('from the danger tile to the numbers to call takes two taps', async () => {
  const { page, faults } = await visit(browser, url);
  await page.getByRole('button', { name: 'Nguy hiểm' }).click();
  await page.getByRole('button', { name: 'Bị đánh, bị bạo lực trong nhà' }).click();
  await answer(page).locator('.alarm').waitFor();
  expect(await answer(page).locator('a').first().getAttribute('href')).toBe('tel:113');
  await page.getByRole('button', { name: /Thoát nhanh/ }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('deleting on the server is asked for, confirmed and done', async () => {
  const { page } = await visit(browser, url);
  await page.getByRole('button', { name: 'Xóa', exact: true }).click();
  await page.getByRole('button', { name: 'Xóa ở máy chủ' }).click();
  await page.getByRole('button', { name: 'Xóa hết' }).click();
  await page.getByText(/Máy đã xóa hết câu hỏi/).waitFor();
  await page.context().close();
});

test('one tap takes every trace off the page, out of the browser and off the server', async () => {
  const { page, faults } = await visit(browser, url);
  await ask(page, 'em bị chồng đánh');
  await answer(page).locator('.alarm').waitFor();
  await page.getByRole('button', { name: 'Xóa dấu vết' }).click();
  await page.getByText(/^Đã xóa dấu vết/).waitFor();
  expect(await page.locator('.turn').count()).toBe(0);
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/chồng|bị đánh|Ánh Dương/);
  const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  expect(kept).not.toMatch(/chồng|đánh|blgd|turn/i);
  await page.reload();
  expect(await page.locator('.turn').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});
