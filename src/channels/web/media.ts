import { extname } from 'node:path';
import express, { Router } from 'express';

/** What a citizen's telephone may get from us, and as what. Everything else in the folder is as if it were not there. */
const types: Record<string, string> = {
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** A drawing opened as a page of its own runs nothing and fetches nothing. */
const drawingOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Pictures, sound and film that belong to the content, read-only. They may be kept for a month; the ETag renews them. */
export function mediaFiles(folder: string): Router {
  const router = Router();
  router.use((request, _response, next) => next(types[extname(request.path)] ? undefined : 'router'));
  router.use(
    express.static(folder, {
      dotfiles: 'ignore',
      index: false,
      redirect: false,
      maxAge: '30d',
      setHeaders: (response, path) => {
        const type = types[extname(path)];
        if (type) response.setHeader('Content-Type', type);
        if (path.endsWith('.svg')) response.setHeader('Content-Security-Policy', drawingOnly);
      },
    }),
  );
  return router;
}
