import { resolve } from 'node:path';
import { loadContent } from '../../src/content/load';
import type { Cluster } from './cluster';

const content = loadContent(resolve(__dirname, '../..'));

interface Topic {
  question: string;
  /** How the right answer begins. */
  begins: string;
}

/** Topics that are answered at once, in the words of their file. */
const topics: Topic[] = [...content.topics.values()]
  .filter((topic) => /^(bg|so)-/.test(topic.id) && !topic.eligibility && topic.answer.trim().length > 60)
  .map((topic) => ({ question: topic.examples[0]!, begins: topic.answer.trim().slice(0, 40) }))
  .slice(0, 8);

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** People who each ask several questions, one after the other was accepted, and what each should get, in order. */
export class Crowd {
  private readonly asked = new Map<number, Topic[]>();

  constructor(
    private readonly cluster: Cluster,
    private readonly firstChat: number,
  ) {}

  /** `people` × `questions` messages, spread over `overMs`. Resolves when all are accepted. */
  async ask(people: number, questions: number, overMs: number): Promise<void> {
    await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        const chat = this.firstChat + index;
        this.asked.set(chat, []);
        await pause(Math.random() * overMs * 0.7);
        for (let n = 0; n < questions; n += 1) {
          const topic = topics[(index + n) % topics.length]!;
          this.asked.get(chat)!.push(topic);
          await this.cluster.deliver(chat, chat * 100 + n, topic.question);
          if (n < questions - 1) await pause(Math.random() * overMs * 0.06);
        }
      }),
    );
  }

  /** Answers that did not arrive. */
  missing(): string[] {
    return [...this.asked].flatMap(([chat, topics]) => {
      const got = this.cluster.platform.oracle.to(String(chat));
      return topics
        .filter(({ begins }) => !got.some((text) => text.includes(begins)))
        .map(({ question }) => `${chat}: ${question}`);
    });
  }

  /** People whose answers came in another order than their questions. A repeat of the answer just given is none. */
  disordered(): string[] {
    return [...this.asked].flatMap(([chat, topics]) => {
      const got = this.cluster.platform.oracle.to(String(chat));
      const places = got.map((text) => topics.findIndex(({ begins }) => text.includes(begins))).filter((n) => n >= 0);
      const order = places.filter((place, index) => place !== places[index - 1]);
      const wanted = topics.map((_, index) => index).filter((index) => order.includes(index));
      return order.join() === wanted.join() ? [] : [`${chat}: ${order.join()}`];
    });
  }

  /** Answers that came more than once. */
  repeated(): number {
    let count = 0;
    for (const [chat, topics] of this.asked) {
      const got = this.cluster.platform.oracle.to(String(chat));
      for (const { begins } of topics) count += Math.max(0, got.filter((text) => text.includes(begins)).length - 1);
    }
    return count;
  }

  /** Waits until nothing is missing, at most so long; gives the milliseconds it took. */
  async answered(withinMs: number): Promise<number> {
    const begun = Date.now();
    while (this.missing().length > 0 && Date.now() - begun < withinMs) await pause(50);
    return Date.now() - begun;
  }
}
