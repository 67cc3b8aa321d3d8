import { createServer, type Server } from 'node:http';
import express, { type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../ports/log';
import { failures, notFound } from './failures';

export interface HttpParts {
  /** Routes that answer machines, not browsers: they come first and bear no headers meant for pages. */
  machine?: readonly Router[];
  /** Everything else, in order. */
  routers: readonly (readonly [string, Router])[];
  log: Log;
  trustProxy: number;
}

/** The Express app: machine routes, security headers, pages, then 404 and the error page. */
export function httpApp(parts: HttpParts): express.Express {
  const app = express();
  app.disable('x-powered-by');
  // What can be cached carries its own tag; hashing every answer to a question would serve nobody.
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.set('query parser', 'simple');
  for (const router of parts.machine ?? []) app.use(router);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: false,
    }),
  );
  for (const [path, router] of parts.routers) app.use(path, router);
  app.use(notFound);
  app.use(failures(parts.log));
  return app;
}

/** Listens; sockets that trickle their request in are cut, so that they cannot hold places for ever. */
export async function listen(
  app: express.Express,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 2_000 },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port };
}

/** Takes no new connections, lets running requests end, then cuts what is left. */
export async function shut(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
