import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: places.find((path) => existsSync(path)), args: flags });

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

export interface Visit {
  page: Page;
  /** Console errors, script errors, refused resources, and calls to hosts other than ours. */
  faults: string[];
}

/** A fresh person at a page, with everything that goes wrong written down. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: phone, serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // Ours to say: most tests keep the service worker out, so that each starts from the server.
    if (message.text().includes('registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && url !== 'about:blank' && !request.url().startsWith('data:'))
      faults.push(`foreign: ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}
