import { readContent } from '../../src/content/load';
import type { Content as Book } from '../../src/content/content';
import { createDialogEngine } from '../../src/conversation/dialogs/botkit/engine';
import { dialogsFor } from '../../src/conversation/dialogs/catalogue';
import type { DialogEngine } from '../../src/conversation/dialogs/dialog';
import type { Heard, Outcome, Tools } from '../../src/conversation/heard';
import { entitiesOf, noJobs } from '../../src/conversation/tools';
import { handle } from '../../src/conversation/pipeline';
import { turnOf, type ChannelShape } from '../../src/conversation/turn';
import type { Candidate } from '../../src/model/interaction';
import type { Content } from '../../src/model/message';
import { newPerson, type Person } from '../../src/model/person';
import { emptySession, type Session } from '../../src/model/session';
import type { Classification, Classifier } from '../../src/ports/classifier';
import type { Turn } from '../../src/ports/turns';
import { root } from '../../src/root';
import { fold } from '../../src/text/fold';

/** The project's own content, as the server reads it. */
export const book = (): Book => readContent(root).content;

/** A classifier that knows by heart what it is told; everything else means nothing to it. */
export class RoteClassifier implements Classifier {
  /** What it was asked, in order. */
  readonly asked: string[] = [];
  private readonly meanings = new Map<string, Classification>();

  /** `meaning` is a topic beyond doubt, or candidates with scores. */
  learn(text: string, meaning: string | Candidate[]): this {
    const sure = typeof meaning === 'string';
    const candidates = sure ? [{ topic: meaning, score: 0.99 }] : meaning;
    this.meanings.set(fold(text), { candidates, exact: sure });
    return this;
  }

  async classify(text: string): Promise<Classification> {
    this.asked.push(text);
    return this.meanings.get(fold(text)) ?? { candidates: [], exact: false };
  }
}

export const telegramShape: ChannelShape = {
  name: 'telegram',
  delivery: 'push',
  limits: { text: 4096, unit: 'utf-16', buttons: 12, buttonTitle: 40 },
};
export const webShape: ChannelShape = { ...telegramShape, name: 'web', delivery: 'pull' };
/** Choices are numbered lines here. */
export const zaloBotShape: ChannelShape = {
  name: 'zalo-bot',
  delivery: 'push',
  limits: { text: 2000, unit: 'code points', buttons: 0, buttonTitle: 0 },
};

/** One engine for all conversations of a test file: it holds nothing, and loading it takes a second. */
let engine: DialogEngine | null = null;
export const realEngine = (): DialogEngine => (engine ??= createDialogEngine(dialogsFor(book().languages)));

export interface Step {
  heard: Heard;
  outcome: Outcome;
  turn: Turn;
  /** All that is said, as one text. */
  said: string;
}

/** One person talking to the bot, with what a store would keep between two messages. */
export class Conversation {
  now = Date.UTC(2026, 10, 22, 3);
  person: Person;
  session: Session | null = null;
  readonly classifier = new RoteClassifier();
  readonly tools: Tools;
  private events = 0;

  constructor(
    readonly channel: ChannelShape = telegramShape,
    content: Book = book(),
    /** Who understands instead of `classifier`, which then is asked nothing. */
    understands?: Classifier,
  ) {
    this.tools = {
      content,
      classifier: understands ?? this.classifier,
      entities: entitiesOf(content),
      dialogs: realEngine(),
      jobs: noJobs,
    };
    this.person = this.stranger();
  }

  say(text: string): Promise<Step> {
    return this.send({ kind: 'text', text });
  }

  /** Taps the button with this title under the last reply. */
  tap(title: string): Promise<Step> {
    const button = this.session?.choices.find((each) => each.title === title);
    if (!button) throw new Error(`no button "${title}"`);
    return this.press(button.payload);
  }

  press(payload: string): Promise<Step> {
    return this.send({ kind: 'press', payload });
  }

  async send(content: Content, language?: string): Promise<Step> {
    this.events += 1;
    this.now += 2_000;
    const { now, person } = this;
    const inboxId = `inbox-${this.events}`;
    const event = { channel: this.channel.name, eventId: inboxId, user: '42', chat: '42', content, at: now };
    const { heard, outcome } = await handle(
      {
        inboxId,
        event,
        person,
        session: this.session ?? emptySession(now),
        language: person.language ?? language ?? 'vi',
        chosen: person.language ?? language ?? null,
        text: '',
        now,
      },
      this.tools,
    );
    const { messages } = this.tools.content;
    const turn = turnOf(heard, outcome, { channel: this.channel, messages, acceptedAt: now - 50, now });
    this.keep(turn);
    return { heard, outcome, turn, said: outcome.replies.map(({ text }) => text).join('\n') };
  }

  wait(ms: number): void {
    this.now += ms;
  }

  /** A line of `locales/vi/bot.json`. */
  line(key: string, values: Record<string, string> = {}): string {
    return this.tools.content.messages.say('vi', `bot.${key}`, values);
  }

  private keep(turn: Turn): void {
    this.person = turn.erase ? this.stranger() : turn.person;
    this.session = turn.erase ? null : (JSON.parse(JSON.stringify(turn.session)) as Session | null);
  }

  private stranger(): Person {
    return newPerson('pseudonym', { channel: this.channel.name, user: '42', chat: '42', now: this.now });
  }
}
