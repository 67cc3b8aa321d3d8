import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { mediaFiles } from '../../../../src/channels/web/media';

const folder = mkdtempSync(join(tmpdir(), 'thonban-media-'));
mkdirSync(join(folder, 'culture'));
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>';
for (const name of ['culture/a.svg', 'culture/a.mp3', 'culture/a.html', 'culture/.hidden.svg'])
  writeFileSync(join(folder, name), drawing);
writeFileSync(join(folder, '..', 'outside.svg'), drawing);
const app = express().use('/media', mediaFiles(folder));
const get = (path: string) => request(app).get(path);

describe('media of the content', () => {
  test('a drawing comes with its type, may be kept for a month, and can run nothing', async () => {
    const { status, headers } = await get('/media/culture/a.svg');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=2592000');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('is asked for again for the price of a header', async () => {
    const { headers } = await get('/media/culture/a.svg');
    expect((await get('/media/culture/a.svg').set('If-None-Match', headers.etag!)).status).toBe(304);
  });

  test('sound can be fetched in parts', async () => {
    const answer = await get('/media/culture/a.mp3').set('Range', 'bytes=0-3');
    expect([answer.status, answer.headers['content-type']]).toEqual([206, 'audio/mpeg']);
  });

  test.each([
    '/media/culture/a.html',
    '/media/culture/.hidden.svg',
    '/media/culture',
    '/media/culture/',
    '/media/%2e%2e/outside.svg',
    '/media/..%2foutside.svg',
    '/media/khong-co.svg',
  ])('nothing else is there: %s', async (path) => expect((await get(path)).status).toBe(404));

  test('is read-only', async () => {
    expect((await request(app).put('/media/culture/a.svg').send('x')).status).toBe(404);
  });
});
