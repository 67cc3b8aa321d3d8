import type { ChannelName, Part, Reply } from './message';

export const priorities = { reply: 0, notice: 1 } as const;
export type Priority = keyof typeof priorities;

/** A message to be sent, as a turn drafts it. */
export interface OutboxDraft {
  /** `<inbox id>.<part>`: a repeated turn writes the same row, so nothing is sent twice by it. */
  id: string;
  inboxId: string;
  person: string;
  channel: ChannelName;
  chat: string;
  priority: Priority;
  part: Part;
}

/** A drafted message that a sender has claimed. */
export interface OutboxRow extends OutboxDraft {
  attempts: number;
  createdAt: number;
}

/** Everything the web page gets back for one message; kept so that a repeated request gets the same. */
export interface StoredReplies {
  inboxId: string;
  replies: Reply[];
}
