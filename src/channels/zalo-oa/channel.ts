import { reasonOf } from '../../errors';
import type { Channel, Limits } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Rates } from '../../ports/rates';
import type { Vault } from '../../ports/vault';
import { Alarms } from './alarms';
import { longestText, longestTitle, mostButtons } from './body';
import { OaClient } from './client';
import { CallLimiter } from './limiter';
import { Messenger } from './messenger';
import { SendFamily } from './send-family';
import { TokenKeeper } from './token';
import { TokenShelf } from './token-shelf';
import { zaloOaWebhook } from './webhook';

export interface ZaloOaOptions {
  appId: string;
  appSecret: string;
  /** Signs the webhook; not the app secret. */
  oaSecret: string;
  /** Begins the chain of tokens when the vault holds none, or only a dead one that began with another token. */
  firstRefreshToken?: string;
  oauthBaseUrl: string;
  openapiBaseUrl: string;
  /** The package's allowance. */
  callsPerMinute: number;
  vault: Vault;
  /** Counts the calls of all processes. */
  rates: Rates;
  clock: Clock;
  log: Log;
  /** Calls a human; the reason is in Vietnamese and holds no secret. */
  alarm: (reason: string) => void;
  /** Names this process in leases. */
  holder: string;
  /** Ends the loop that renews the token. */
  stop?: AbortSignal;
}

const startPatienceMs = 5_000;

/** The Zalo Official Account. Builds only; `start` asks for the account's type and begins to look after the token. */
export function zaloOaChannel(options: ZaloOaOptions): Channel {
  const { appId, appSecret, oaSecret, firstRefreshToken, vault, clock, holder } = options;
  const stop = options.stop ?? new AbortController().signal;
  const log = options.log.child({ channel: 'zalo-oa' });
  const alarms = new Alarms(options.alarm, clock, log);
  const shelf = new TokenShelf(vault, `zalo-oa/${appId}/tokens`, holder, clock);
  const oauth = { oauthBaseUrl: options.oauthBaseUrl, appId, appSecret };
  const tokens = new TokenKeeper({ shelf, oauth, firstRefreshToken, clock, log, alarms, stop });
  const family = new SendFamily(vault, `zalo-oa/${appId}/family`, log);
  const client = new OaClient(options.openapiBaseUrl);
  const limiter = new CallLimiter(options.callsPerMinute, clock, options.rates, `zalo-oa/${appId}`);
  const messenger = new Messenger({ client, tokens, family, limiter, clock, log, alarms });

  async function learnFamily(): Promise<void> {
    try {
      if (await family.recall()) return;
      const grant = await tokens.access();
      if (grant.kind === 'none' || (await limiter.take(startPatienceMs, stop)) > 0) return;
      family.suggest(await client.accountType(grant.access, stop));
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'the account type is not known yet');
    }
  }

  async function lookAfterToken(): Promise<void> {
    while (!stop.aborted) await clock.sleep(await tokens.upkeep(), stop);
  }

  return {
    name: 'zalo-oa',
    delivery: 'push',
    /** Without buttons once the account has refused them: then the layout numbers the choices. */
    get limits(): Limits {
      const buttons = messenger.buttons ? mostButtons : 0;
      return { text: longestText, unit: 'code points', buttons, buttonTitle: longestTitle };
    },
    webhook: zaloOaWebhook({ appId, oaSecret }, clock),
    async start() {
      void lookAfterToken();
      const enough = new AbortController();
      // Goes on by itself when it takes longer: the webhook must not wait for it.
      await Promise.race([learnFamily(), clock.sleep(startPatienceMs, enough.signal)]);
      enough.abort();
    },
    close: () => tokens.close(),
    send: (message, signal) => messenger.send(message, signal),
    trouble: () => tokens.trouble() ?? messenger.trouble(),
  };
}
