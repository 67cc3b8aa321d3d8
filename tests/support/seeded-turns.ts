import type { Decision } from '../../src/model/interaction';
import { channelNames } from '../../src/model/message';
import type { NewProposal } from '../../src/model/proposal';
import { emptySession } from '../../src/model/session';
import { vietnamWeek } from '../../src/model/week';
import type { Turn } from '../../src/ports/turns';
import { interactionOf, noon, turnOf } from './turns';

/** A whole number from 0 up to but not `below`; the same row of numbers on every run. */
export type Chance = (below: number) => number;

export function chances(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export const languages = ['vi', 'tyz', 'hmn', 'dao', 'mji', 'VI'];
const decisions: readonly Decision[] = ['answer', 'ask', 'fallback', 'fallback'];
const day = 86_400_000;

const questions = [
  'Đường đi ở đâu',
  'làm giấy khai sinh cho con',
  'hộ nghèo được gì',
  'giá lợn hôm nay',
  'Đăng ký kết hôn',
  'ốm thì làm thế nào',
  'trợ cấp người cao tuổi',
  'ｆｕｌｌ width',
  '🐃 trâu bò bị bệnh',
  'zebra',
  'Ăn gì',
  'đặc sản',
];
const topics = [
  'dvc-khai-sinh',
  'dvc-ket-hon',
  'bg-ban',
  'sys-chao',
  'sys-',
  'sys',
  'sysx',
  'Sys-a',
  'đl-dia-ly',
  'zz',
];
const sayings = ['slửa', 'nặm', 'Nặm', 'pây', 'mà', 'đông', 'Đông', 'lồm', 'tha', 'vằn', 'kha', 'mu', 'ma', 'nu'];

/** One and the same question as different people write it. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => `${text}?`,
];

/** Turns of many people, in order, with everything in them that a report counts. */
export function seededTurns(count: number, people: number, chance: Chance): Turn[] {
  const pick = <T>(from: readonly T[]): T => from[chance(from.length)]!;
  const one = (odds: number) => chance(odds) === 0;
  const asked: { id: string; person: string }[] = [];

  const proposal = (): NewProposal => ({
    ...{ at: noon - chance(50) * day, language: pick(languages.slice(1)), kind: pick(['word', 'sentence'] as const) },
    ...{ text: pick(sayings), meaning: one(3) ? null : 'nghĩa', topic: one(2) ? null : pick(topics) },
    ...{ village: one(2) ? null : 'bản', consentAt: noon },
  });

  return Array.from({ length: count }, (_, n): Turn => {
    const id = `t${String(chance(1_000_000)).padStart(6, '0')}-${n}`;
    // Few ask often, many once.
    const person = `p${Math.floor((chance(people) * chance(people)) / people)}`;
    // Whole hours, and a few moments above all, so that many things happen in the same one.
    const at = noon - (one(6) ? chance(5) * day : chance(200 * 24) * 3_600_000 + (one(3) ? chance(1_000) : 0));
    const decision = pick(decisions);
    const text = one(20) ? '' : pick(spellings)(`${pick(questions)}${one(2) ? '' : ` ${chance(20)}`}`);
    const earlier = asked.length > 0 ? pick(asked.slice(-3_000)) : null;
    if (!one(15)) asked.push({ id, person });
    const turn = turnOf({ id, person }, { outbox: [], session: one(3) ? null : emptySession(noon - chance(2) * day) });
    return {
      ...turn,
      person: { ...turn.person, channel: channelNames[Number(person.slice(1)) % channelNames.length]! },
      interaction: one(40)
        ? null
        : interactionOf(id, person, {
            ...{ at, week: vietnamWeek(at), channel: pick(channelNames), language: pick(languages), text, decision },
            ...{ topic: decision === 'answer' || one(9) ? pick(topics) : null, score: chance(101) / 100 },
            ...{ thumbs: (chance(3) - 1) as -1 | 0 | 1, revision: one(4) ? null : 'r1', latencyMs: chance(3_000) },
          }),
      // Also of somebody else's question, which must change nothing.
      rating: earlier && one(8) ? { interaction: earlier.id, value: one(2) ? 1 : -1 } : null,
      handoff: one(30) ? { text: pick(questions) } : null,
      proposal: one(60) ? proposal() : null,
      unknownWords: one(6) ? { language: pick(languages.slice(1)), words: [pick(sayings), pick(sayings)] } : null,
      erase: one(400),
    };
  });
}
