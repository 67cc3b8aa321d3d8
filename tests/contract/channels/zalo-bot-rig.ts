import { zaloBotChannel, type ZaloBotOptions } from '../../../src/channels/zalo-bot/channel';
import { fakeClock, type FakeClock } from '../../support/fake-clock';
import { FakeZaloBot } from '../../support/fake-zalo-bot';
import { recordedLog } from '../../support/recorded-log';
import type { ChannelRig } from './describe-channel';

export const token = '998877:CANARY-zalo-bot-token';
export const secret = 'CANARY_webhook_secret_02';

export interface Rig extends ChannelRig {
  fake: FakeZaloBot;
  clock: FakeClock;
}

/** The Zalo Bot channel on a double and a clock of its own. */
export async function openRig(options: Partial<ZaloBotOptions> = {}): Promise<Rig> {
  const fake = await FakeZaloBot.open(token);
  const log = recordedLog();
  const clock = fakeClock();
  const channel = zaloBotChannel({
    token,
    secret,
    baseUrl: fake.baseUrl,
    mode: 'webhook',
    publicUrl: 'https://hoi.example.vn',
    clock,
    log,
    ...options,
  });
  return { channel, oracle: fake.oracle, log, fake, clock, close: () => fake.close() };
}
