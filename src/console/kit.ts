import type { RequestHandler, Response } from 'express';
import { AppError } from '../errors';
import { can, type Action } from '../model/official';
import { cookieJar } from './cookies';
import type { ConsoleDeps } from './deps';
import { doubleSubmit, type DoubleSubmit } from './form-guard';
import { signInLimits, type SignInLimits } from './limits';
import { passwordChecker } from './password';
import { SessionKeeper, type SignedIn } from './session';
import { sameText } from './token';
import { createView, type View } from './view';

/** What the routes share. */
export interface Kit {
  deps: ConsoleDeps;
  view: View;
  sessions: SessionKeeper;
  forms: DoubleSubmit;
  limits: SignInLimits;
  check: ReturnType<typeof passwordChecker>;
  note(actor: string, action: string, subject: string, detail?: string): Promise<void>;
}

export function kitOf(deps: ConsoleDeps): Kit {
  const cookies = cookieJar(deps.secureCookies);
  return {
    deps,
    view: createView(deps),
    sessions: new SessionKeeper({ officials: deps.officials, clock: deps.clock, cookies }),
    forms: doubleSubmit(cookies),
    limits: signInLimits(deps),
    check: passwordChecker(),
    note: (actor, action, subject, detail = '') =>
      deps.audit.append({ at: deps.clock.now(), actor, action, subject, detail }),
  };
}

/** Who is signed in; `requireSession` has put it there. */
export function signedIn(response: Response): SignedIn {
  const found = (response.locals as { signedIn?: SignedIn }).signedIn;
  if (!found) throw new AppError('request.forbidden', 'not signed in');
  return found;
}

/** Everything behind this needs a session; without one a page leads to the sign-in. */
export const requireSession =
  ({ sessions }: Kit): RequestHandler =>
  async (request, response, next) => {
    const found = await sessions.current(request);
    if (!found) return response.redirect(request.method === 'GET' ? 302 : 303, `${request.baseUrl}/sign-in`);
    (response.locals as { signedIn?: SignedIn }).signedIn = found;
    next();
  };

export const allow =
  (action: Action): RequestHandler =>
  (_request, response, next) => {
    if (!can(signedIn(response).official, action)) throw new AppError('request.forbidden', action);
    next();
  };

/** Every form of a session carries the session's own secret. */
export const requireFormToken: RequestHandler = (request, response, next) => {
  const sent = (request.body as { form?: unknown } | undefined)?.form;
  if (typeof sent !== 'string' || !sameText(sent, signedIn(response).session.csrf)) {
    throw new AppError('request.forbidden', 'form token');
  }
  next();
};
