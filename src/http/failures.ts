import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError, isAppError, reasonOf } from '../errors';
import type { Log } from '../ports/log';

/** Everything that found no route. */
export const notFound: RequestHandler = () => {
  throw new AppError('request.not-found');
};

/** What body-parser and the router throw, in our own words. Their messages may quote the input. */
function known(error: unknown): AppError | null {
  if (isAppError(error)) return error;
  const { type, status, statusCode } = (error ?? {}) as { type?: string; status?: number; statusCode?: number };
  if (type === 'entity.too.large' || status === 413) return new AppError('request.too-large');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported' || status === 415)
    return new AppError('request.unsupported');
  const code = status ?? statusCode;
  if (code !== undefined && code >= 400 && code < 500) return new AppError('request.malformed');
  return null;
}

/** The last word on every error: a code and a line in plain Vietnamese; details go to the log only. */
export function failures(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = known(error) ?? new AppError('server.failed', reasonOf(error));
    if (failure.status >= 500)
      log.error({ path: request.path, code: failure.code, reason: reasonOf(error) }, 'request failed');
    if (failure.status === 503) response.set('Retry-After', '5');
    response.status(failure.status);
    if (request.path.startsWith('/api/') || !request.accepts('html')) {
      response.json({ error: { code: failure.code, message: failure.text } });
    } else response.type('text/plain; charset=utf-8').send(failure.text);
  };
}
