import { channelNames, type ChannelName } from '../../src/model/message';
import { pseudonymOf, type Chance } from './chance';

export interface Size {
  people: number;
  interactions: number;
}

export interface Asked {
  person: number;
  decision: 'answer' | 'ask' | 'fallback';
  topic: string | null;
  /** Also that of a question whose text has lapsed: the caller leaves it out. */
  text: string;
  candidates: string;
  thumbs: -1 | 0 | 1;
  handoff: boolean;
}

/** Of ten people, so many on each: a province that lives on Zalo. */
const shares: readonly ChannelName[] = [
  ...Array<ChannelName>(5).fill('zalo-oa'),
  ...Array<ChannelName>(3).fill('web'),
  ...channelNames.filter((name) => name !== 'web' && name !== 'zalo-oa'),
];
const languages = ['vi', 'vi', 'vi', 'vi', 'vi', 'vi', 'tyz', 'tyz', 'nut', 'hmn'];
const fallbackTexts = 90_000;

/** A made-up province: who asks what. Topics and words are those of the content. */
export class Province {
  readonly keys: readonly string[];

  constructor(
    size: Size,
    private readonly topics: readonly { id: string; questions: readonly string[] }[],
    private readonly chance: Chance,
  ) {
    this.keys = Array.from({ length: size.people }, (_, person) => pseudonymOf(person));
  }

  channelOf(person: number): ChannelName {
    return shares[person % shares.length]!;
  }

  languageOf(person: number): string {
    return languages[Math.floor(person / 7) % languages.length]!;
  }

  ask(): Asked {
    const { chance, topics } = this;
    const person = Math.floor(this.keys.length * chance.next() ** 2);
    const kind = chance.next();
    const decision = kind < 0.08 ? 'fallback' : kind < 0.2 ? 'ask' : 'answer';
    const topic = topics[chance.skewed(topics.length + 1)]!;
    const next = topics[chance.below(topics.length)]!;
    const score = 0.5 + chance.next() / 2;
    const rated = decision === 'answer' && chance.next() < 0.0375;
    return {
      ...{ person, decision, topic: decision === 'answer' ? topic.id : null },
      text: decision === 'fallback' ? this.unheardOf() : this.question(topic.questions),
      candidates: JSON.stringify([
        { topic: topic.id, score },
        { topic: next.id, score: (1 - score) / 2 },
      ]),
      thumbs: rated ? (chance.next() < 0.8 ? 1 : -1) : 0,
      handoff: chance.next() < 0.003,
    };
  }

  private question(questions: readonly string[]): string {
    const text = questions[this.chance.below(questions.length)] ?? '';
    return this.chance.next() < 0.5 ? text : `${text} ${this.chance.below(1_000)}`;
  }

  /** Some of these are asked by hundreds, most by one or two. */
  private unheardOf(): string {
    const number = this.chance.skewed(fallbackTexts + 1);
    const topic = this.topics[number % this.topics.length]!;
    const text = `${topic.questions[number % topic.questions.length] ?? ''} với việc số ${number}`;
    return this.chance.next() < 0.2 ? text.toUpperCase() : text;
  }
}
