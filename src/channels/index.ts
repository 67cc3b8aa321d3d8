import type { Config } from '../config';
import type { ChannelName } from '../model/message';
import type { Channel } from '../ports/channel';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Rates } from '../ports/rates';
import type { Vault } from '../ports/vault';
import { telegramChannel } from './telegram/channel';
import { webChannel } from './web/channel';
import { zaloBotChannel } from './zalo-bot/channel';
import { zaloOaChannel } from './zalo-oa/channel';

export interface ChannelWorld {
  config: Config;
  vault: Vault;
  rates: Rates;
  clock: Clock;
  log: Log;
  alarm(reason: string): void;
  /** Aborts when the server stops. */
  signal: AbortSignal;
  holder: string;
}

type Make = (world: ChannelWorld) => Channel | null;

/** Every channel there is. Null: its settings are not there, so it is off. */
export const channels: Record<ChannelName, Make> = {
  web: () => webChannel,
  telegram: ({ config: c, clock, log, signal }) =>
    c.TELEGRAM_BOT_TOKEN
      ? telegramChannel({
          token: c.TELEGRAM_BOT_TOKEN,
          secret: c.TELEGRAM_WEBHOOK_SECRET ?? '',
          apiRoot: c.TELEGRAM_API_ROOT,
          mode: c.TELEGRAM_MODE,
          publicUrl: c.PUBLIC_URL,
          clock,
          log,
          stop: signal,
        })
      : null,
  'zalo-oa': ({ config: c, vault, rates, clock, log, alarm, signal, holder }) =>
    c.ZALO_APP_ID && c.ZALO_APP_SECRET && c.ZALO_OA_SECRET
      ? zaloOaChannel({
          appId: c.ZALO_APP_ID,
          appSecret: c.ZALO_APP_SECRET,
          oaSecret: c.ZALO_OA_SECRET,
          firstRefreshToken: c.ZALO_REFRESH_TOKEN,
          oauthBaseUrl: c.ZALO_OAUTH_BASE_URL,
          openapiBaseUrl: c.ZALO_OPENAPI_BASE_URL,
          callsPerMinute: c.ZALO_OA_CALLS_PER_MINUTE,
          vault,
          rates,
          clock,
          log,
          alarm,
          stop: signal,
          holder,
        })
      : null,
  'zalo-bot': ({ config: c, clock, log, signal }) =>
    c.ZALO_BOT_TOKEN
      ? zaloBotChannel({
          token: c.ZALO_BOT_TOKEN,
          secret: c.ZALO_BOT_WEBHOOK_SECRET ?? '',
          baseUrl: c.ZALO_BOT_BASE_URL,
          mode: c.ZALO_BOT_MODE ?? (c.ZALO_BOT_WEBHOOK_SECRET ? 'webhook' : 'polling'),
          publicUrl: c.PUBLIC_URL,
          clock,
          log,
          stop: signal,
        })
      : null,
};
