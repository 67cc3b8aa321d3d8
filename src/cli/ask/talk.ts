import type { Heard, Outcome, Tools } from '../../conversation/heard';
import { handle } from '../../conversation/pipeline';
import { turnOf, type ChannelShape } from '../../conversation/turn';
import { newId } from '../../model/id';
import { newPerson, type Person } from '../../model/person';
import { emptySession, type Session } from '../../model/session';

/** The terminal is a page without buttons: choices are numbered, and nothing is introduced. */
const shape: ChannelShape = {
  name: 'web',
  delivery: 'pull',
  limits: { text: 100_000, unit: 'utf-16', buttons: 0, buttonTitle: 0 },
};

const stranger = (now: number): Person =>
  newPerson('terminal', { channel: 'web', user: 'terminal', chat: 'terminal', now });

/** One person talking in the terminal, by the pipeline of the server and without a store. */
export class Talk {
  private person: Person | null = null;
  private session: Session | null = null;

  constructor(private readonly language: string | null) {}

  async hear(text: string, tools: Tools, now: number): Promise<Outcome> {
    const person = this.person ?? stranger(now);
    const inboxId = newId(now);
    const chosen = person.language ?? this.language;
    const heard: Heard = {
      inboxId,
      event: {
        channel: 'web',
        eventId: inboxId,
        user: person.user,
        chat: person.chat,
        content: { kind: 'text', text },
        at: now,
      },
      person,
      session: this.session ?? emptySession(now),
      language: chosen ?? 'vi',
      chosen,
      text: '',
      now,
    };
    const done = await handle(heard, tools);
    const { messages } = tools.content;
    const turn = turnOf(done.heard, done.outcome, { channel: shape, messages, acceptedAt: now, now });
    [this.person, this.session] = turn.erase ? [null, null] : [turn.person, turn.session];
    return done.outcome;
  }
}

export { shape as terminalShape };
