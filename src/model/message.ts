/** What comes in from a channel and what goes back, free of any platform's words. */

export const channelNames = ['web', 'telegram', 'zalo-oa', 'zalo-bot'] as const;
export type ChannelName = (typeof channelNames)[number];

/** One thing a person (or the platform about that person) did. */
export type Content =
  | { kind: 'text'; text: string }
  /** A tapped button; `payload` is ours, see `model/payload.ts`. */
  | { kind: 'press'; payload: string }
  | { kind: 'location'; latitude: number; longitude: number }
  /** A shared phone number or name card. The number itself is never kept. */
  | { kind: 'contact' }
  | { kind: 'media'; media: 'photo' | 'voice' | 'video' | 'file' | 'sticker' | 'link'; caption?: string }
  /** The platform withheld what the person sent (marked accounts, unsupported types). */
  | { kind: 'withheld' }
  /** Followed, started, unblocked. */
  | { kind: 'arrived' }
  /** Unfollowed, blocked. */
  | { kind: 'left' }
  /** The platform passes on the person's wish to be deleted. */
  | { kind: 'withdraw' }
  /** A human officer answered this person by hand. */
  | { kind: 'officer' };

export interface InboundEvent {
  channel: ChannelName;
  /** Unique within the channel; the same id is the same event, however often it is delivered. */
  eventId: string;
  /** The platform's id of the person. A string always: ids exceed 2^53. */
  user: string;
  /** Where an answer goes. */
  chat: string;
  content: Content;
  /** Epoch milliseconds, by the platform's clock. */
  at: number;
  /** A language tag the page or the platform says; the person's own choice wins over it. */
  language?: string;
  /** What `Channel.acknowledge` needs, for instance Telegram's callback query id. */
  ack?: string;
}

export interface Button {
  title: string;
  payload: string;
}

export const blockKinds = ['who', 'where', 'papers', 'fee', 'time', 'online', 'result'] as const;
export type BlockKind = (typeof blockKinds)[number];

export interface Block {
  kind: BlockKind;
  lines: string[];
}

export interface Phone {
  number: string;
  label: string;
}

export interface Citation {
  /** One readable line: instrument, article, effective date, date of the last check. */
  text: string;
  url?: string;
}

export interface Media {
  kind: 'image';
  url: string;
  alt: string;
}

/** One answer as the conversation means it. Channels show as much of it as they can. */
export interface Reply {
  text: string;
  tone: 'normal' | 'emergency';
  phones: Phone[];
  blocks: Block[];
  /** A note under the answer: out of date, draft translation, and the like. */
  notes: string[];
  citations: Citation[];
  buttons: Button[];
  media: Media[];
  /** The interaction that thumbs up or down belong to; absent when rating makes no sense. */
  rate?: string;
  /** The page takes everything off the screen and out of the browser, and shows this alone. */
  wipe?: true;
}

/** One platform call: what fits into one message of a channel. */
export interface Part {
  text: string;
  buttons: Button[];
}

export const plainReply = (text: string, buttons: Button[] = []): Reply => ({
  text,
  tone: 'normal',
  phones: [],
  blocks: [],
  notes: [],
  citations: [],
  buttons,
  media: [],
});
