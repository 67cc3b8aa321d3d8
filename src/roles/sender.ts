import { Sender } from '../outbox/sender';
import type { World } from './world';

export interface SenderRole {
  start(): void;
  /** A message of this channel may be waiting. */
  wake(channel: string): void;
  /** Begins nothing new, waits for what is in flight. */
  drain(): Promise<void>;
}

const defaultLanes = 64;

/** Sends the messages of every channel that has to be sent to. `lanes`: messages in flight per channel. */
export function senderRole({ store, rates, channels, clock, log, metrics }: World, lanes = defaultLanes): SenderRole {
  const senders = new Map(
    channels
      .filter((channel) => channel.delivery === 'push')
      .map((channel) => [
        channel.name,
        new Sender({ channel, outbox: store.outbox, rates, clock, log, metrics, lanes, chance: Math.random }),
      ]),
  );
  return {
    start: () => {
      for (const [name, sender] of senders) {
        sender.start();
        store.listen?.(name, () => sender.wake());
      }
    },
    wake: (channel) => senders.get(channel as Parameters<typeof senders.get>[0])?.wake(),
    drain: async () => void (await Promise.all([...senders.values()].map((sender) => sender.drain()))),
  };
}
