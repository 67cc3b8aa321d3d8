import { isAppError, reasonOf } from '../errors';
import { plainReply } from '../model/message';
import { newPerson } from '../model/person';
import { emptySession } from '../model/session';
import { Bell } from '../ops/bell';
import type { Clock } from '../ports/clock';
import type { InboxRow } from '../ports/inbox';
import type { Log } from '../ports/log';
import type { Metrics } from '../ports/metrics';
import type { Store } from '../ports/store';
import type { Turn } from '../ports/turns';
import type { Said } from './waiting';
import type { Heard, Outcome, Tools } from './heard';
import { handle } from './pipeline';
import { turnOf, type ChannelShape } from './turn';

export interface WorkerParts {
  store: Store;
  /** Read at the beginning of every turn. */
  readonly tools: Tools;
  channel(name: string): ChannelShape | undefined;
  /** Where pictures can be seen by whoever reads elsewhere than on our page. */
  publicUrl?: string | undefined;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** Called when a turn is durable and its messages may go out. */
  committed(turn: Turn, said: Said): void;
}

interface Done {
  turn: Turn;
  said: Said;
}

/** An event that makes the pipeline fail this often is buried, with one apology. */
const mostAttempts = 3;
const together = 64;
const idleMs = 1_000;

/** Takes events out of the inbox, one at a time per person and many persons at once. */
export class Worker {
  private readonly busy = new Set<Promise<void>>();
  private readonly bell: Bell;
  private readonly stopping = new AbortController();
  private loop: Promise<void> | null = null;

  constructor(private readonly parts: WorkerParts) {
    this.bell = new Bell(parts.clock);
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** New events are waiting. */
  wake(): void {
    this.bell.ring();
  }

  /** Begins nothing new, finishes what was begun. What still waits is safe in the inbox. */
  async drain(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
    await Promise.all(this.busy);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const room = together - this.busy.size;
      const rows = room > 0 ? await this.claim(room) : [];
      for (const row of rows) {
        const job = this.work(row).finally(() => {
          this.busy.delete(job);
          this.wake();
        });
        this.busy.add(job);
      }
      if (rows.length < room || room === 0) await this.bell.sleep(idleMs);
    }
  }

  private async claim(room: number): Promise<InboxRow[]> {
    try {
      return await this.parts.store.inbox.claim(room);
    } catch (error) {
      this.parts.log.error({ reason: reasonOf(error) }, 'inbox cannot be read');
      await this.parts.clock.sleep(idleMs, this.stopping.signal);
      return [];
    }
  }

  private async work(row: InboxRow): Promise<void> {
    const { store, log, metrics, clock } = this.parts;
    let done: Done | null;
    try {
      done = row.attempts >= mostAttempts ? await this.apology(row) : await this.think(row);
    } catch (error) {
      log.error({ inbox: row.id, attempts: row.attempts, reason: reasonOf(error) }, 'a turn failed');
      metrics.count('turn_failures_total', { channel: row.event.channel });
      // What was looked up may have failed for the store's sake: three of those must not turn a question into an apology.
      const blamed = (await store.trouble()) === null;
      if (!blamed) await clock.sleep(idleMs, this.stopping.signal);
      await this.giveBack(row, { blamed });
      return;
    }
    if (!done) return;
    const { turn, said } = done;
    try {
      await store.turns.commit(turn);
      metrics.count('turns_total', { channel: row.event.channel, decision: turn.interaction?.decision ?? 'none' });
      metrics.time('turn_seconds', (clock.now() - row.acceptedAt) / 1000, { channel: row.event.channel });
      this.parts.committed(turn, said);
    } catch (error) {
      // Another process had this person's lane before us, so what we read was old: read again, at once.
      if (isAppError(error) && error.code === 'turn.overtaken') return this.giveBack(row, { blamed: false });
      // The store is in trouble, not the message: it stays in the inbox and is not blamed.
      log.error({ inbox: row.id, reason: reasonOf(error) }, 'a turn could not be committed');
      await clock.sleep(idleMs, this.stopping.signal);
      await this.giveBack(row, { blamed: false });
    }
  }

  private async heard(row: InboxRow, tools: Tools): Promise<{ heard: Heard; channel: ChannelShape } | null> {
    const { store, clock } = this.parts;
    const channel = this.parts.channel(row.event.channel);
    if (!channel) {
      await store.inbox.bury(row.id, 'channel is off');
      return null;
    }
    const now = clock.now();
    const { channel: name, user, chat } = row.event;
    const person = row.known.person ?? newPerson(row.person, { channel: name, user, chat, now });
    const hint = tools.content.languages.some((each) => each.tag === row.event.language)
      ? row.event.language
      : undefined;
    const language = person.language ?? hint ?? 'vi';
    // What Telegram says of a telephone's language is no choice; what was picked on the page is one.
    const chosen = person.language ?? (name === 'web' ? (hint ?? null) : null);
    return {
      channel,
      heard: {
        inboxId: row.id,
        event: row.event,
        person,
        session: row.known.session ?? emptySession(now),
        language,
        chosen,
        text: '',
        now,
      },
    };
  }

  private async think(row: InboxRow): Promise<Done | null> {
    // What the server answers from may be replaced meanwhile; a turn ends with what it began with.
    const { tools } = this.parts;
    const ready = await this.heard(row, tools);
    if (!ready) return null;
    const { heard, outcome } = await handle(ready.heard, tools);
    return this.done(row, heard, outcome, ready.channel, tools);
  }

  private done(row: InboxRow, heard: Heard, outcome: Outcome, channel: ChannelShape, tools: Tools): Done {
    const turn = turnOf(heard, outcome, {
      channel,
      messages: tools.content.messages,
      acceptedAt: row.acceptedAt,
      now: this.parts.clock.now(),
      publicUrl: this.parts.publicUrl,
    });
    const { decision, topic, score = 1 } = outcome;
    return {
      turn,
      said: { replies: outcome.replies, decision, topic, score, language: turn.person.language ?? heard.language },
    };
  }

  /** The event keeps failing: one honest line instead of an answer, so that nobody waits for ever. */
  private async apology(row: InboxRow): Promise<Done | null> {
    const { tools } = this.parts;
    const ready = await this.heard(row, tools);
    if (!ready) return null;
    const { messages } = tools.content;
    const reply = plainReply(messages.say(ready.heard.language, 'bot.sorry'));
    const outcome: Outcome = {
      replies: [reply],
      decision: 'fallback',
      topic: 'sys-loi',
      score: 0,
      session: { dialog: null },
    };
    return this.done(row, ready.heard, outcome, ready.channel, tools);
  }

  private async giveBack(row: InboxRow, { blamed } = { blamed: true }): Promise<void> {
    const { store, log } = this.parts;
    try {
      if (blamed && row.attempts > mostAttempts) await store.inbox.bury(row.id, 'failed, and the apology failed too');
      else await store.inbox.release(row.id, blamed);
    } catch (error) {
      log.error({ inbox: row.id, reason: reasonOf(error) }, 'an event could not be given back');
    }
  }
}
