import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** One file of the page, compressed once at the start and kept in memory. */
export interface Asset {
  body: Buffer;
  packed: Partial<Record<'br' | 'gzip', Buffer>>;
  type: string;
  etag: string;
  cache: string;
}

export const fingerprint = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
};

/** `cache` is the Cache-Control header. Fonts and pictures are packed already: pass `pack: false`. */
export function asset(content: string | Buffer, type: string, cache: string, pack = true): Asset {
  const body = Buffer.from(content);
  return {
    body,
    type,
    cache,
    etag: `"${fingerprint(body)}"`,
    packed: pack ? { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) } : {},
  };
}

export function serve(found: Asset, request: Request, response: Response): void {
  const accepted = request.acceptsEncodings('br', 'gzip');
  const coding = accepted === 'br' || accepted === 'gzip' ? accepted : null;
  const packed = coding ? found.packed[coding] : undefined;
  response.set({ 'Content-Type': found.type, 'Cache-Control': found.cache, ETag: found.etag, Vary: 'Accept-Encoding' });
  if (request.fresh) return void response.status(304).end();
  if (packed && coding) response.set('Content-Encoding', coding);
  response.end(request.method === 'HEAD' ? undefined : (packed ?? found.body));
}
