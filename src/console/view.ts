import { join } from 'node:path';
import { Eta } from 'eta';
import type { Response } from 'express';
import type { Messages } from '../content/messages';

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** Draws a page. Everything put into a template is escaped, except what this folder itself made as markup. */
export interface View {
  say: Say;
  send(response: Response, status: number, page: string, data: Record<string, unknown>): void;
}

/** `deps.messages` is read at every line: the words may be replaced while the server runs. */
export function createView(deps: { readonly messages: Messages }): View {
  const eta = new Eta({ views: join(__dirname, 'page'), autoEscape: true, cache: true });
  const say: Say = (key, values) => deps.messages.say('vi', `console.${key}`, values);
  return {
    say,
    send(response, status, page, data) {
      const base = response.req.baseUrl;
      response
        .status(status)
        .type('html')
        .send(eta.render(`./${page}`, { base, say, ...data }));
    },
  };
}
