import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../content/content';
import { pageHtml } from './html';
import { asset, fingerprint, type Asset } from './serve';

/** The page's script, one file a noun, in the order they are joined. */
const scripts = [
  'shelf',
  'node',
  'identity',
  'ask',
  'speech',
  'answer',
  'thumbs',
  'turn',
  'talk',
  'queue',
  'composer',
  'header',
  'main',
];

/** Its style, likewise. */
const styles = ['tokens', 'fonts', 'ground', 'top', 'talk', 'answer', 'bottom', 'room'];

const fonts = ['vietnamese-400', 'vietnamese-700', 'latin-400', 'latin-700'];
const icons = ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];

const oneYear = 'public, max-age=31536000, immutable';
const oneMonth = 'public, max-age=2592000';
/** May be kept, but is asked for anew each time; the ETag makes that cheap. */
const askAgain = 'no-cache';

const here = (name: string) => join(__dirname, 'page', name);
const text = (name: string) => readFileSync(here(name), 'utf8');

/** Everything the page loads, by path. Read, joined and packed once. */
export function pageAssets(content: Content): Map<string, Asset> {
  const script = `(function () {\n'use strict';\n${scripts.map((name) => text(`${name}.js`)).join('\n')}\n})();\n`;
  const style = styles.map((name) => text(`${name}.css`)).join('\n');
  const version = fingerprint(script, style);
  const html = pageHtml(text('index.html'), content, version);
  const names = { script: `/app.js?v=${version}`, style: `/app.css?v=${version}` };

  const assets = new Map<string, Asset>([
    ['/', asset(html, 'text/html; charset=utf-8', askAgain)],
    ['/app.js', asset(script, 'text/javascript; charset=utf-8', oneYear)],
    ['/app.css', asset(style, 'text/css; charset=utf-8', oneYear)],
    ['/manifest.webmanifest', asset(manifest(content), 'application/manifest+json; charset=utf-8', askAgain)],
  ]);
  for (const name of icons) {
    const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
    assets.set(`/${name}`, asset(readFileSync(here(name)), type, oneMonth, name.endsWith('.svg')));
  }
  for (const name of fonts) {
    const file = require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name}-normal.woff2`);
    assets.set(`/fonts/${name}.woff2`, asset(readFileSync(file), 'font/woff2', oneMonth, false));
  }
  const shell = [
    '/',
    names.script,
    names.style,
    '/manifest.webmanifest',
    '/icon.svg',
    ...fonts.map((name) => `/fonts/${name}.woff2`),
  ];
  const worker = text('sw.js')
    .replace('{{version}}', fingerprint(version, html))
    .replace("['{{shell}}']", JSON.stringify(shell));
  return assets.set('/sw.js', asset(worker, 'text/javascript; charset=utf-8', askAgain));
}

function manifest({ messages }: Content): string {
  const say = (key: string) => messages.say('vi', `chat.${key}`);
  const png = (size: number, name = `icon-${size}`) => ({
    src: `/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  return JSON.stringify({
    id: '/',
    name: say('title'),
    short_name: say('name'),
    description: say('description'),
    lang: 'vi',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#24305E',
    background_color: '#FBFAF6',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      png(192),
      png(512),
      { ...png(512, 'icon-maskable-512'), purpose: 'maskable' },
    ],
  });
}
