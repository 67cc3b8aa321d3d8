import { hashSync } from '@node-rs/argon2';
import express from 'express';
import request from 'supertest';
import { consoleRoutes } from '../../src/console/routes';
import type { Topic } from '../../src/content/content';
import { readContent } from '../../src/content/load';
import type { LanguageEntry } from '../../src/content/schema';
import type { Role } from '../../src/model/official';
import { localRates } from '../../src/ops/local-rates';
import type { Store } from '../../src/ports/store';
import { namesOf } from '../../src/reports/names';
import { root } from '../../src/root';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { fakeClock, type FakeClock } from './fake-clock';
import { recordedLog, type RecordedLog } from './recorded-log';

export const goodPassword = 'ruộng bậc thang mùa nước';

export interface Desk {
  app: express.Express;
  store: Store;
  clock: FakeClock;
  log: RecordedLog;
  /** Adds an account with `goodPassword`. */
  hire(username: string, role: Role, disabled?: boolean): Promise<void>;
  /** A browser that keeps cookies; `from` is its address. */
  browser(from?: string): Browser;
}

export interface Browser {
  get(path: string): request.Test;
  post(path: string, fields: Record<string, string>): request.Test;
  /** A form with a file, to be filled in with `field` and `attach`. */
  upload(path: string): request.Test;
  /** Fills in the sign-in form as a person does. */
  signIn(username: string, password?: string): Promise<request.Response>;
}

/** The hidden secret of a page's form. */
export const formOf = (html: string): string => /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** The console on a real store in memory, behind one trusted proxy so that tests can come from many addresses. */
export async function openDesk(options: { secure?: boolean; topics?: ReadonlyMap<string, Topic> } = {}): Promise<Desk> {
  const clock = fakeClock();
  const log = recordedLog();
  const store = await openSqliteStore({ file: ':memory:', clock, log, groupCommitMs: 0 });
  const { content } = readContent(root);
  const { messages } = content;
  const languages: LanguageEntry[] = [{ tag: 'vi', name: 'Tiếng Việt', state: 'full', code: 'vi', lexicon: [] }];
  const { officials, audit, interactions, jobs, inbox, outbox } = store;
  const app = express();
  app.set('trust proxy', 1);
  app.set('query parser', 'simple');
  app.use(
    '/console',
    consoleRoutes({
      library: {
        content,
        last: null,
        reload: () => Promise.resolve({ kind: 'kept', faults: ['not in this test'], at: 0 }),
      },
      ...{ officials, audit, interactions, jobs, inbox, outbox, messages, clock, log },
      rates: localRates(clock),
      secret: () => Promise.resolve('not a secret'),
      names: namesOf({ topics: options.topics ?? new Map(), languages, messages }),
      secureCookies: options.secure ?? false,
    }),
  );
  // One hash for all: making one costs as much as a sign-in.
  const passwordHash = hashSync(goodPassword.normalize('NFC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  return {
    ...{ app, store, clock, log },
    hire: (username, role, disabled = false) =>
      officials.create({ id: `id-${username}`, username, role, passwordHash, createdAt: clock.now(), disabled }),
    browser: (from = '192.0.2.1') => browserOf(app, from),
  };
}

function browserOf(app: express.Express, from: string): Browser {
  const agent = request.agent(app).set('X-Forwarded-For', from);
  const browser: Browser = {
    get: (path) => agent.get(path),
    post: (path, fields) => agent.post(path).type('form').send(fields),
    upload: (path) => agent.post(path),
    signIn: async (username, password = goodPassword) => {
      const page = await browser.get('/console/sign-in');
      return browser.post('/console/sign-in', { form: formOf(page.text), username, password });
    },
  };
  return browser;
}
