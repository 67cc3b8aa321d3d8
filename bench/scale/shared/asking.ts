import { loadContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { numbersOf, openLoop, post, type Numbers } from '../../load';
import type { Platform } from '../../platform';

export const token = '1234567:bench-token-not-a-secret';
export const secret = 'bench-secret-not-a-secret';

export interface Asked {
  /** Answers that arrived while messages were being sent. */
  answered: number;
  perSecond: number;
  seconds: number;
  /** Messages under way when the sending ended. */
  backlog: number;
  /** Never answered. */
  lost: number;
  /** Milliseconds from sending an event to its 200. */
  accepted: Numbers;
  /** Milliseconds from its 200 to the answer's arrival at the platform. */
  arrived: Numbers;
}

/** Messages under way at once, each of another person. */
export const width = 256;
/** People per place under way: a second part of an answer has long arrived when its reader writes again. */
const turns = 4;
/** Everybody who ever writes. */
export const people = width * turns;
const patienceMs = 20_000;
const firstChat = 10_000_000;
const pauseMs = 100;

/** People on Telegram, and the moments their answers reach the platform. */
export class Asking {
  private readonly questions = [...loadContent(root).topics.values()].flatMap((topic) => topic.tests);
  private readonly open = new Map<string, (at: number) => void>();
  private events = 0;

  constructor(
    private readonly urls: readonly string[],
    platform: Platform,
  ) {
    platform.onMessage = (chat, at) => this.open.get(chat)?.(at);
  }

  /** Everybody meets the machine: an introduction and code that runs for the first time are not what is measured. */
  async meet(): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1)
      await Promise.all(Array.from({ length: width }, (_, place) => this.ask(place + turn * width, new Run())));
  }

  /** `width` messages under way for so long. `ended` is called at that moment, with answers still to come. */
  async storm(seconds: number, ended: () => Promise<void>): Promise<Asked> {
    const run = new Run();
    const over = run.begun + seconds * 1_000;
    const place = async (number: number) => {
      for (let turn = 0; performance.now() < over; turn += 1) await this.ask(number + (turn % turns) * width, run);
    };
    const places = Promise.all(Array.from({ length: width }, (_, number) => place(number)));
    await new Promise((go) => setTimeout(go, over - performance.now()));
    run.stop();
    await ended();
    await places;
    return run.result();
  }

  /** So many a second, whether or not earlier ones were answered. */
  async calm(rate: number, seconds: number): Promise<Asked> {
    const run = new Run();
    await openLoop(rate, seconds, (index) => this.ask(index % people, run));
    run.stop();
    return run.result();
  }

  private async ask(person: number, run: Run): Promise<void> {
    const chat = String(firstChat + person);
    this.events += 1;
    const event = this.events;
    run.sent += 1;
    let heard: (at: number | null) => void = () => undefined;
    const answer = new Promise<number | null>((done) => (heard = done));
    this.open.set(chat, heard);
    const begun = performance.now();
    while (!(await this.accepted(event, chat))) await new Promise((go) => setTimeout(go, pauseMs));
    const at = performance.now();
    const late = setTimeout(() => heard(null), patienceMs);
    const arrived = await answer;
    clearTimeout(late);
    this.open.delete(chat);
    run.heard(at - begun, arrived === null ? null : Math.max(0, arrived - at));
  }

  private async accepted(event: number, chat: string): Promise<boolean> {
    const body = JSON.stringify({
      update_id: event,
      message: {
        ...{ message_id: event, date: Math.floor(Date.now() / 1_000), chat: { id: Number(chat), type: 'private' } },
        from: { id: Number(chat), is_bot: false, first_name: 'Bench' },
        text: `${this.questions[(event * 7) % this.questions.length]} ${event}`,
      },
    });
    const url = `${this.urls[event % this.urls.length]}/webhooks/telegram`;
    return (await post(url, body, { 'x-telegram-bot-api-secret-token': secret })).status === 200;
  }
}

class Run {
  readonly begun = performance.now();
  sent = 0;
  private answered = 0;
  private ended: { at: number; answered: number; sent: number } | null = null;
  private readonly accepted: number[] = [];
  private readonly arrived: number[] = [];

  heard(accepted: number, arrived: number | null): void {
    this.accepted.push(accepted);
    if (arrived === null) return;
    this.answered += 1;
    this.arrived.push(arrived);
  }

  stop(): void {
    this.ended = { at: performance.now(), answered: this.answered, sent: this.sent };
  }

  result(): Asked {
    const { at, answered, sent } = this.ended!;
    const seconds = (at - this.begun) / 1_000;
    return {
      ...{ answered, seconds, perSecond: answered / seconds, backlog: sent - answered },
      lost: this.sent - this.answered,
      accepted: numbersOf(this.accepted),
      arrived: numbersOf(this.arrived),
    };
  }
}
