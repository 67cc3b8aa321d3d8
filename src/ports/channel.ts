import type { ChannelName, InboundEvent, Part } from '../model/message';
import type { SendOutcome } from '../model/outcome';

/** A request as it came over the wire; the body is untouched bytes, at most 64 KB. */
export interface RawRequest {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** What a webhook makes of a request, decided without waiting for anything. */
export type Verdict =
  | { kind: 'events'; events: InboundEvent[] }
  /** Answer 200 and store nothing: echoes, probes, unknown events. */
  | { kind: 'ignore'; reason: string }
  | { kind: 'refuse'; status: 400 | 401; reason: string };

export interface Webhook {
  /** For example `/webhooks/telegram`. */
  path: string;
  /** Pure: verify, parse, name the events. Never throws, whatever the bytes. */
  receive(request: RawRequest): Verdict;
}

export interface Limits {
  /** Longest text of one message, in `unit`s. */
  text: number;
  unit: 'code points' | 'utf-16';
  /** 0 when the channel has no buttons: choices are then numbered lines in the text. */
  buttons: number;
  /** Longest button title, in code points. */
  buttonTitle: number;
}

export interface OutboundMessage {
  id: string;
  chat: string;
  part: Part;
}

/** A platform. `pull` channels (the web page) fetch their replies; `push` channels are sent to. */
export interface Channel {
  readonly name: ChannelName;
  readonly delivery: 'push' | 'pull';
  readonly limits: Limits;
  readonly webhook?: Webhook;
  /** Long polling, where chosen instead of a webhook. `accept` resolves when the events are durable. */
  poll?(accept: (events: InboundEvent[]) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Work to do before the first message (set a webhook, ask the account's type). Failing is not fatal. */
  start?(): Promise<void>;
  /** A courtesy to the platform after the event is durable; failures are of no consequence. */
  acknowledge?(event: InboundEvent): Promise<void>;
  /** One message. Answers with an outcome, whatever happens; never throws. */
  send?(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** After the last send, before the store closes: waits for what must not be cut off, such as a token renewal. */
  close?(): Promise<void>;
  /** For /readyz: null when fine, else a reason in a few words without secrets. */
  trouble?(): string | null;
}
