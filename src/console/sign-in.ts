import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Kit } from './kit';

const formSchema = z.object({
  form: z.string().max(100),
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(1000),
});

/** A plain HTML form. What is wrong is never said more closely than "name or password". */
export function signInRoutes(router: Router, kit: Kit): void {
  const { deps, view, forms, limits, sessions } = kit;

  const show = async (request: Request, response: Response, status: number, error: string | null, username = '') =>
    view.send(response, status, 'sign-in', {
      form: forms.tokenFor(request, response),
      error,
      username,
      first: (await deps.officials.count()) === 0,
    });

  router.get('/sign-in', async (request, response) => {
    if (await sessions.current(request)) return response.redirect(request.baseUrl);
    await show(request, response, 200, null);
  });

  router.post('/sign-in', async (request, response) => {
    const read = formSchema.safeParse(request.body);
    if (!read.success) return show(request, response, 401, view.say('sign-in.wrong'));
    const { form, username, password } = read.data;
    if (!forms.holds(request, form)) return show(request, response, 403, view.say('form.stale'), username);

    const taken = await limits.take(username, request.ip ?? '');
    if (!taken.ok) {
      if (taken.first) await kit.note('system', 'console.sign-in-limited', await subjectOf(username));
      response.set('Retry-After', String(taken.retryAfter));
      return show(
        request,
        response,
        429,
        view.say('sign-in.limited', { minutes: Math.ceil(taken.retryAfter / 60) }),
        username,
      );
    }
    const official = await deps.officials.byUsername(username);
    const right = await kit.check(password, official?.passwordHash);
    if (!official || !right || official.disabled) {
      await kit.note('system', 'console.sign-in-failed', await subjectOf(username));
      deps.log.warn({ address: request.ip }, 'console sign-in failed');
      return show(request, response, 401, view.say('sign-in.wrong'), username);
    }
    await limits.forgive(username, request.ip ?? '');
    await kit.note(official.id, 'console.sign-in', official.id);
    await sessions.open(request, response, official);
    response.redirect(303, request.baseUrl);
  });

  /** A name without an account may be a password typed into the wrong field: it is not written down. */
  const subjectOf = async (username: string) => (await deps.officials.byUsername(username))?.id ?? 'unknown';
}
