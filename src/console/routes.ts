import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { AppError, isAppError, reasonOf } from '../errors';
import { contentRoutes } from './content';
import type { ConsoleDeps } from './deps';
import { exportTable } from './export';
import { firstAdminRoutes } from './first-admin';
import { refuseOtherSites } from './form-guard';
import { privatePages } from './headers';
import { jobRoutes } from './jobs';
import { allow, kitOf, requireFormToken, requireSession, signedIn, type Kit } from './kit';
import { overview } from './overview';
import { signInRoutes } from './sign-in';

/**
 * The officials' pages, to be mounted at `/console`. No page runs a script. What stands above `requireSession`
 * is open to everybody; below it everything asks `can()`, and what nobody named is a 404.
 */
export function consoleRoutes(deps: ConsoleDeps): Router {
  const kit = kitOf(deps);
  const router = express.Router();
  const ownSite = refuseOtherSites(deps.publicUrl);
  router.use(privatePages);
  router.get('/console.css', stylesheet());
  router.use(express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 20 }));
  router.use((request, response, next) => (request.method === 'POST' ? ownSite(request, response, next) : next()));
  signInRoutes(router, kit);
  firstAdminRoutes(router, kit);

  router.use(['/export', '/jobs/:file'], ownSite);
  router.use(requireSession(kit));
  router.get('/', allow('numbers.see'), overview(kit));
  router.get('/export/:file', allow('report.export'), exportTable(kit));
  contentRoutes(router, kit);
  jobRoutes(router, kit);
  router.post('/sign-out', requireFormToken, signOut(kit));
  router.use(() => {
    throw new AppError('request.not-found');
  });
  router.use(errorPage(kit));
  return router;
}

function stylesheet(): RequestHandler {
  const css = readFileSync(join(__dirname, 'page', 'console.css'), 'utf8');
  return (_request, response) => void response.set('Cache-Control', 'no-cache').type('css').send(css);
}

function signOut({ sessions, note }: Kit): RequestHandler {
  return async (request, response) => {
    const { official } = signedIn(response);
    await note(official.id, 'console.sign-out', official.id);
    await sessions.close(request, response);
    response.redirect(303, `${request.baseUrl}/sign-in`);
  };
}

function errorPage({ view, deps }: Kit): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: number } | null)?.status ?? 500;
    const known = isAppError(error)
      ? error
      : new AppError(status < 500 ? 'request.malformed' : 'server.failed', reasonOf(error));
    // The path of an invitation is a secret: only the code goes into the log.
    if (known.status >= 500) deps.log.error({ code: known.code, reason: reasonOf(error) }, 'console request failed');
    if (known.code === 'request.forbidden')
      deps.log.warn({ reason: known.message, method: request.method }, 'console refused');
    view.send(response, known.status, 'message', {
      title: view.say(known.status === 403 ? 'refused.title' : known.status === 404 ? 'missing.title' : 'failed.title'),
      text: known.status === 403 ? view.say('refused') : known.status >= 500 ? view.say('failed') : known.text,
    });
  };
}
