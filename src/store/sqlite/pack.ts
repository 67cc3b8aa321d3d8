import type { Decision } from '../../model/interaction';

const dayMs = 86_400_000;
const vietnamOffsetMs = 7 * 3_600_000;

/** The number of a day of Vietnam, counted from 1970. */
export const dayOf = (at: number): number => Math.floor((at + vietnamOffsetMs) / dayMs);

/** Epoch ms of its first moment. */
export const startOf = (day: number): number => day * dayMs - vietnamOffsetMs;

/** What reports tell interactions apart by. */
export interface Kind {
  topic: string | null;
  language: string;
  channel: string;
  decision: Decision;
  week: string;
}

/** Interactions of one kind: how many, and the numbers of the people behind them, each once. */
export interface Group extends Kind {
  count: number;
  people: Uint32Array;
}

const keys = ['topic', 'language', 'channel', 'decision', 'week'] as const;
const numbersPerGroup = keys.length + 2;
const bytes = 4;

/**
 * Groups as bytes: length of the words, words (JSON, padded), then unsigned 32-bit numbers: per group the place of
 * each key among the words, count and number of people; then all people. What order people asked in is not kept.
 */
export function packed(groups: readonly Group[]): Buffer {
  const words = keys.map((key) => [...new Set(groups.map((group) => group[key]))]);
  const places = words.map((list) => new Map(list.map((word, place) => [word, place])));
  const text = Buffer.from(JSON.stringify(words));
  const head = bytes + Math.ceil(text.length / bytes) * bytes;
  const people = groups.reduce((sum, group) => sum + group.people.length, 0);
  const out = Buffer.alloc(head + (groups.length * numbersPerGroup + people + 1) * bytes);
  out.writeUInt32LE(text.length, 0);
  text.copy(out, bytes);
  const numbers = numbersIn(out, head);
  numbers[0] = groups.length;
  let next = 1;
  for (const group of groups) {
    for (const [index, key] of keys.entries()) numbers[next + index] = places[index]!.get(group[key])!;
    numbers[next + keys.length] = group.count;
    numbers[next + keys.length + 1] = group.people.length;
    next += numbersPerGroup;
  }
  for (const group of groups) {
    numbers.set(group.people, next);
    next += group.people.length;
  }
  return out;
}

/** A group as it lies in a pack: its people are `numbers` from `start` up to `end`. */
export interface Unpacked extends Kind {
  count: number;
  numbers: Uint32Array;
  start: number;
  end: number;
}

/** A year has 600,000 of these: they share the bytes of the pack and are made as plainly as can be. */
export function unpacked(blob: Buffer): Unpacked[] {
  const length = blob.readUInt32LE(0);
  const words = JSON.parse(blob.toString('utf8', bytes, bytes + length)) as string[][];
  const [topics, languages, channels, decisions, weeks] = words as [string[], string[], string[], Decision[], string[]];
  const numbers = numbersIn(blob, bytes + Math.ceil(length / bytes) * bytes);
  const groups: Unpacked[] = [];
  let start = 1 + numbers[0]! * numbersPerGroup;
  for (let at = 1; groups.length < numbers[0]!; at += numbersPerGroup) {
    const end = start + numbers[at + 6]!;
    groups.push({
      topic: topics[numbers[at]!]!,
      language: languages[numbers[at + 1]!]!,
      channel: channels[numbers[at + 2]!]!,
      decision: decisions[numbers[at + 3]!]!,
      week: weeks[numbers[at + 4]!]!,
      count: numbers[at + 5]!,
      numbers,
      start,
      end,
    });
    start = end;
  }
  return groups;
}

/** Machines that keep the high byte first are not among those this runs on. */
function numbersIn(blob: Buffer, from: number): Uint32Array {
  const at = blob.byteOffset + from;
  if (at % bytes === 0) return new Uint32Array(blob.buffer, at, (blob.length - from) / bytes);
  const aligned = new Uint8Array(blob.subarray(from));
  return new Uint32Array(aligned.buffer);
}

/** Gathers single interactions into groups. */
export class Gathering {
  private readonly groups = new Map<string, Kind & { count: number; people: Set<number> }>();

  /** `number` is null where no person is kept. */
  add(kind: Kind, number: number | null): void {
    const name = `${kind.topic}\0${kind.topic === null}\0${kind.language}\0${kind.channel}\0${kind.decision}\0${kind.week}`;
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = { ...kind, count: 0, people: new Set() }));
    group.count += 1;
    if (number !== null) group.people.add(number);
  }

  /** In the order of people's numbers within each group. */
  all(): Group[] {
    return [...this.groups.values()].map((group) => ({ ...group, people: Uint32Array.from(group.people).sort() }));
  }
}
