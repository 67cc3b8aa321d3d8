import { join } from 'node:path';
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Content } from '../../content/content';
import { AppError } from '../../errors';
import { networkOf } from '../../ops/network';
import { pageAssets } from './assets';
import { answerBody } from './chat-answer';
import { eventIn } from './chat-request';
import type { Accepted } from '../../ports/inbox';
import type { WebDeps } from './deps';
import { PerMinute, TooMany } from './limits';
import { mediaFiles } from './media';
import { pageData } from './page-data';
import { serve, type Asset } from './serve';

/** 4,000 characters with room for every escape. */
const bodyLimit = 64 * 1024;
/** Longer than any turn takes; after it the page is told that its message is kept, and asks again. */
const answerWithinMs = 10_000;
/** Nobody types this much; a school behind one address must not be stopped by one pupil's script. */
const perConversation = 120;

/** The route the page talks to, and everybody else who wants answers. Errors are left to the app's last word. */
export function chatApi(deps: WebDeps): Router {
  const router = Router();
  const byAddress = new PerMinute(deps.perMinute);
  const byConversation = new PerMinute(perConversation);

  router.post(
    '/api/chat/messages',
    async (request, _response, next) => {
      await byAddress.take(networkOf(request.ip));
      next();
    },
    jsonOnly,
    express.json({ limit: bodyLimit, strict: true, inflate: false, type: () => true }),
    async (request, response) => {
      const event = eventIn(request.body, deps.clock.now());
      await byConversation.take(event.user);
      const accepted = await deps.submit(event);
      const said = await saidWithin(deps, accepted, response);
      if (!said) throw new AppError('answer.late');
      response.writeHead(200, answerHeaders).end(JSON.stringify(answerBody(accepted.id, said)));
    },
  );
  router.use(retryAfter);
  return router;
}

/** The chat page with everything it loads. */
export function chatPage(deps: Pick<WebDeps, 'content' | 'contentDir'>): Router {
  const router = Router();
  router.get('/page.json', (request, response) => {
    response.set('Cache-Control', 'no-cache').json(pageData(deps.content, languageIn(request, deps)));
  });
  router.use('/media', mediaFiles(join(deps.contentDir, 'intents', 'media')));
  router.get('/{*path}', (request, response, next) => {
    const asset = assetsOf(deps.content).get(request.path);
    if (!asset) return next();
    serve(asset, request, response);
  });
  // Made at once, so that nobody waits for it and a page that cannot be made stops the start.
  assetsOf(deps.content);
  return router;
}

const made = new WeakMap<Content, Map<string, Asset>>();

/** The page of a content is made once; after a reload it is another content, with a page of its own. */
function assetsOf(content: Content): Map<string, Asset> {
  const assets = made.get(content) ?? pageAssets(content);
  made.set(content, assets);
  return assets;
}

const answerHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

const jsonOnly: RequestHandler = (request, _response, next) => {
  if (!request.is('application/json')) throw new AppError('request.unsupported');
  next();
};

const languageIn = (request: Request, { content }: Pick<WebDeps, 'content'>): string =>
  content.languages.find((entry) => entry.tag === request.query.language)?.tag ?? 'vi';

/** Waits for the turn, no longer than the page is there to hear it. */
async function saidWithin(deps: WebDeps, accepted: Accepted, response: Response) {
  const stop = new AbortController();
  const end = () => stop.abort('over');
  response.once('close', end);
  void deps.clock.sleep(answerWithinMs, stop.signal).then(end);
  try {
    return await deps.repliesFor(accepted, stop.signal);
  } finally {
    response.off('close', end);
    end();
  }
}

const retryAfter: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof TooMany) response.set('Retry-After', String(error.seconds));
  next(error);
};
