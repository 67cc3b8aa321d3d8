import { zaloOaChannel, type ZaloOaOptions } from '../../../src/channels/zalo-oa/channel';
import { localRates } from '../../../src/ops/local-rates';
import type { Part } from '../../../src/model/message';
import type { SendOutcome } from '../../../src/model/outcome';
import type { Channel, RawRequest } from '../../../src/ports/channel';
import { fakeClock, type FakeClock } from '../fake-clock';
import { memoryVault, type MemoryVault } from '../memory-vault';
import type { Oracle } from '../oracle';
import { recordedLog, type RecordedLog } from '../recorded-log';
import { startZaloEmulator, type ZaloEmulator } from './emulator';
import { signed } from './webhook-sender';

/** A citizen the emulator knows and who has just written. */
export const citizen = '246845883529197922';

export interface ZaloOaRig {
  channel: Channel;
  zalo: ZaloEmulator;
  clock: FakeClock;
  vault: MemoryVault;
  log: RecordedLog;
  oracle: Oracle;
  /** What the channel called a human for. */
  alarms: string[];
  /** One message through the channel. */
  send(part?: Partial<Part>, id?: string): Promise<SendOutcome>;
  /** Another channel on the same store and platform, as after a restart. */
  another(change?: Partial<ZaloOaOptions>): Channel;
  close(): Promise<void>;
}

/** A channel on an emulated Zalo whose account is connected: the settings hold a refresh token that works. */
export async function openZaloOa(change: Partial<ZaloOaOptions> = {}): Promise<ZaloOaRig> {
  const clock = fakeClock();
  const zalo = await startZaloEmulator(clock);
  zalo.state.touch(citizen);
  const first = zalo.state.mint().refresh;
  const vault = memoryVault();
  const rates = localRates(clock);
  const log = recordedLog();
  const alarms: string[] = [];
  const stop = new AbortController();
  let holders = 0;

  const another = (other: Partial<ZaloOaOptions> = {}) =>
    zaloOaChannel({
      appId: zalo.state.app.id,
      appSecret: zalo.state.app.secret,
      oaSecret: zalo.state.app.oaSecret,
      firstRefreshToken: first,
      oauthBaseUrl: zalo.url,
      openapiBaseUrl: zalo.url,
      callsPerMinute: 1_000,
      vault,
      rates,
      clock,
      log,
      alarm: (reason) => alarms.push(reason),
      holder: `process ${(holders += 1)}`,
      stop: stop.signal,
      ...change,
      ...other,
    });
  const channel = another();

  return {
    channel,
    zalo,
    clock,
    vault,
    log,
    oracle: zalo.state.oracle,
    alarms,
    send: (part, id = 'in1.0') => sendOn(channel, part, id),
    another,
    async close() {
      stop.abort();
      await zalo.stop();
    },
  };
}

export function sendOn(channel: Channel, part: Partial<Part> = {}, id = 'in1.0', chat = citizen): Promise<SendOutcome> {
  const message = { id, chat, part: { text: 'Chào bác', buttons: [], ...part } };
  return channel.send?.(message, AbortSignal.timeout(10_000)) ?? Promise.reject(new Error('does not send'));
}

/** The request Zalo would make with these bytes. */
export function genuine(app: { id: string; oaSecret: string }, body: Buffer | object): RawRequest {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return { method: 'POST', headers: { 'x-zevent-signature': signed(app, bytes) }, body: bytes };
}

/** Waits on the machine's own time until something that sockets bring about has happened. */
export async function until(happened: () => boolean, ms = 5_000): Promise<void> {
  for (let waited = 0; !happened(); waited += 5) {
    if (waited > ms) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
