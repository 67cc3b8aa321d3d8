// Draws the PNG icons of the chat page from its SVG: node scripts/draw-icons.mjs [path of Chromium]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = new URL('../src/channels/web/page/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
// A maskable icon may be cut to a circle of 80 % of its width: no rounded corners, the drawing smaller.
const maskable = svg
  .replace('rx="96" ', '')
  .replace(/(<rect[^>]*>)([\s\S]*)<\/svg>/, '$1<g transform="translate(72 72) scale(0.72)">$2</g></svg>');

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, drawing, size] of [
  ['icon-192.png', svg, 192],
  ['icon-512.png', svg, 512],
  ['icon-maskable-512.png', maskable, 512],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  writeFileSync(fileURLToPath(new URL(name, folder)), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
