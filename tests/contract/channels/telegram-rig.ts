import { telegramChannel, type TelegramOptions } from '../../../src/channels/telegram/channel';
import { fakeClock, type FakeClock } from '../../support/fake-clock';
import { FakeTelegram } from '../../support/fake-telegram';
import { recordedLog } from '../../support/recorded-log';
import type { ChannelRig } from './describe-channel';

export const token = '998877:CANARY-telegram-token';
export const secret = 'CANARY_webhook_secret_01';

export interface Rig extends ChannelRig {
  fake: FakeTelegram;
  clock: FakeClock;
}

/** The Telegram channel on a double and a clock of its own. */
export async function openRig(options: Partial<TelegramOptions> = {}): Promise<Rig> {
  const fake = await FakeTelegram.open(token);
  const log = recordedLog();
  const clock = fakeClock();
  const channel = telegramChannel({
    token,
    secret,
    apiRoot: fake.apiRoot,
    mode: 'webhook',
    publicUrl: 'https://hoi.example.vn',
    clock,
    log,
    ...options,
  });
  return { channel, oracle: fake.oracle, log, fake, clock, close: () => fake.close() };
}
