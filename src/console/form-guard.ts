import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors';
import type { Cookies } from './cookies';
import { looksLikeToken, newToken, sameText } from './token';

const cookieName = 'thonban-form';

/**
 * Refuses what another site's page sends. Browsers say where a request comes from only over https and on
 * localhost, and with our referrer policy `Origin` is "null"; the tokens in the forms cover the rest.
 */
export function refuseOtherSites(publicUrl: string | undefined): RequestHandler {
  const own = publicUrl === undefined ? null : new URL(publicUrl).host;
  return (request, _response, next) => {
    const site = request.get('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new AppError('request.forbidden', `from ${site}`);
    const origin = request.get('origin');
    if (origin !== undefined && origin !== 'null') {
      const host = URL.canParse(origin) ? new URL(origin).host : '';
      if (host !== request.host && host !== own) throw new AppError('request.forbidden', 'foreign origin');
    }
    next();
  };
}

/** For forms before the sign-in: the same random value in a cookie and in the form, which no other site knows. */
export function doubleSubmit(cookies: Cookies) {
  return {
    tokenFor(request: Request, response: Response): string {
      const earlier = cookies.read(request, cookieName);
      // Kept, so that a second tab does not spoil the form in the first.
      if (looksLikeToken(earlier)) return earlier;
      const token = newToken();
      cookies.set(response, cookieName, token);
      return token;
    },
    holds(request: Request, sent: string): boolean {
      const kept = cookies.read(request, cookieName);
      return looksLikeToken(kept) && sameText(kept, sent);
    },
  };
}

export type DoubleSubmit = ReturnType<typeof doubleSubmit>;
