import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { newId } from '../model/id';
import type { Official } from '../model/official';
import type { ConsoleDeps } from './deps';
import type { Kit } from './kit';
import { hashPassword, passwordFault } from './password';
import { hashOf, looksLikeToken, newToken } from './token';

const validMs = 24 * 3_600_000;

/**
 * While there is no official: a new invitation, and the path of its page, to be printed where only the operator
 * reads it. Those printed before, here or by another process, stay good for their day. Null once somebody has an account.
 */
export async function firstAdminLink({
  officials,
  clock,
}: Pick<ConsoleDeps, 'officials' | 'clock'>): Promise<string | null> {
  if ((await officials.count()) > 0) return null;
  const token = newToken();
  await officials.invite(hashOf(token), clock.now() + validMs);
  return `/console/first/${token}`;
}

const formSchema = z.object({
  form: z.string().max(100),
  username: z.string().trim().toLowerCase().max(64),
  password: z.string().max(1000),
  again: z.string().max(1000),
});

type Chosen = z.infer<typeof formSchema>;

/** Keys of what is wrong with a chosen name and password. */
function faultsOf({ username, password, again }: Chosen): string[] {
  const faults: string[] = [];
  const goodName = /^[a-z0-9][a-z0-9._-]{2,31}$/.test(username);
  if (!goodName) faults.push('first.username.form');
  const fault = passwordFault(password, goodName ? username : 'thonban');
  if (fault) faults.push(`password.${fault}`);
  if (password !== again) faults.push('password.again');
  return faults;
}

export function firstAdminRoutes(router: Router, kit: Kit): void {
  const { view, forms, limits } = kit;
  const { clock, officials } = kit.deps;

  const show = (request: Request, response: Response, status: number, errors: string[], username = '') =>
    view.send(response, status, 'first-admin', {
      form: forms.tokenFor(request, response),
      action: request.baseUrl + request.path,
      errors,
      username,
    });

  const spent = (response: Response) =>
    view.send(response, 410, 'message', { title: view.say('first.spent.title'), text: view.say('first.spent') });

  router.get('/first/:token', async (request, response) => {
    if (!looksLikeToken(request.params.token) || (await officials.count()) > 0) return spent(response);
    show(request, response, 200, []);
  });

  router.post('/first/:token', async (request, response) => {
    const { token } = request.params;
    if (!looksLikeToken(token) || (await officials.count()) > 0) return spent(response);
    const read = formSchema.safeParse(request.body);
    if (!read.success) return show(request, response, 400, [view.say('form.incomplete')]);
    const chosen = read.data;
    if (!forms.holds(request, chosen.form))
      return show(request, response, 403, [view.say('form.stale')], chosen.username);
    const faults = faultsOf(chosen);
    if (faults.length > 0)
      return show(
        request,
        response,
        400,
        faults.map((key) => view.say(key)),
        chosen.username,
      );

    const taken = await limits.take('first', request.ip ?? '');
    if (!taken.ok) {
      response.set('Retry-After', String(taken.retryAfter));
      const text = view.say('sign-in.limited', { minutes: Math.ceil(taken.retryAfter / 60) });
      return show(request, response, 429, [text], chosen.username);
    }
    const now = clock.now();
    // Redeemed before the costly hash: a wrong link costs us nothing, and two tabs cannot both win.
    if (!(await officials.redeemInvite(hashOf(token), now))) return spent(response);
    const official = await adminOf(chosen, now);
    await kit.note(official.id, 'console.first-admin', official.id);
    await officials.create(official);
    await limits.forgive('first', request.ip ?? '');
    await kit.sessions.open(request, response, official);
    response.redirect(303, request.baseUrl);
  });
}

const adminOf = async ({ username, password }: Chosen, now: number): Promise<Official> => ({
  id: newId(now),
  username,
  role: 'admin',
  passwordHash: await hashPassword(password),
  createdAt: now,
  disabled: false,
});
