import type { Content } from '../../../src/model/message';
import type { SendOutcome } from '../../../src/model/outcome';
import type { Channel, RawRequest } from '../../../src/ports/channel';
import type { Oracle } from '../../support/oracle';
import type { RecordedLog } from '../../support/recorded-log';
import { receiving } from './receiving';
import { sending } from './sending';

/** A channel and the platform double it talks to, fresh for every test. */
export interface ChannelRig {
  channel: Channel;
  /** What the double took. */
  oracle: Oracle;
  /** The log the channel was given. */
  log: RecordedLog;
  close(): Promise<void>;
}

/** What the platform does to one send, and what `send` must say about it. */
export interface OutcomeCase<Rig extends ChannelRig> {
  arrange(rig: Rig): void | Promise<void>;
  /** Compared with `toMatchObject`: name the kind and what else matters. */
  outcome: Partial<SendOutcome> & { kind: SendOutcome['kind'] };
}

/** Situations every platform can be in. `more` holds the ones of this platform alone. */
export const situations = [
  'takes the message',
  'is flooded',
  'says the person is gone',
  'does not take the message',
  'refuses our token',
  'is down',
  'answers 200 with a page instead of JSON',
  'hangs up after taking the message',
  'does not listen',
  'never answers',
] as const;
export type Situation = (typeof situations)[number];

/** Everything the suite needs to know about one push channel. */
export interface ChannelFixtures<Rig extends ChannelRig = ChannelRig> {
  open(): Promise<Rig>;
  /** The header that proves who calls, in lower case. */
  header: string;
  /** A shared secret proves the caller only; a signature proves the bytes too. */
  proof: 'secret' | 'signature';
  /** What a call without (or with an empty) proof gets: a refusal, or 200 and nothing (a console's probe). */
  unproven: 'refuse' | 'ignore';
  /** A request with the right proof for these bytes. Gets any bytes, also ones that are no JSON. */
  prove(body: Buffer): RawRequest;
  /** The body of a text message as the platform writes it. `user` and `id` are digits, possibly beyond 2^53. */
  textBody(message: { text: string; id: string; user: string }): string;
  /** The event id the channel makes of `id`; default: `id` itself. */
  eventId?(id: string): string;
  /** Other bodies and what they mean. */
  understood: Record<string, { body: string; content: Content }>;
  /** Bodies that are well formed and none of our business. */
  ignored: Record<string, string>;
  /** A chat the double knows. */
  chat: string;
  outcomes: Record<Situation, OutcomeCase<Rig>>;
  more?: Record<string, OutcomeCase<Rig>>;
  /** Secrets the rig uses: they must not show in any log line, reason or trouble. */
  canaries: string[];
}

/** The promises of every channel that is sent to. Call it once from `<name>.test.ts`. */
export function describeChannel<Rig extends ChannelRig>(name: string, fixtures: ChannelFixtures<Rig>): void {
  describe(`channel ${name}`, () => {
    describe('receives', () => receiving(fixtures));
    describe('sends', () => sending(fixtures));
  });
}
