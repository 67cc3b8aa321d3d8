import type { Candidate } from '../model/interaction';
import { canonical, fold } from '../text/fold';
import { apart, syllableOf } from '../text/legal-syllable';
import { words } from '../text/words';
import { withinOneEdit } from './one-edit';
import type { Reading } from './reading';

/** A plea for help found in a text. */
export interface Alarm {
  topic: string;
  /** The text is little more than the plea; then the topic is what it is about. */
  alone: boolean;
}

export interface AlarmFinder {
  find(reading: Reading): Alarm[];
}

/** Longer texts say enough for the model; reading every word of them for slips would only cost time. */
const longest = 14;
/** Words around the plea that still leave it alone: "bác ơi … với". */
const around = 3;

interface Phrase {
  topic: string;
  typed: string[];
  plain: string[];
}

/**
 * Finds pleas ("cháy rồi", "chồng đánh", "muốn chết") however badly they are typed: with marks left
 * out, or with a slip of the finger in words that are no Vietnamese ("chồg"). Somebody in danger gets one try.
 */
export function alarmFinder(pleas: readonly { topic: string; alarms: readonly string[] }[]): AlarmFinder {
  const phrases: Phrase[] = pleas.flatMap(({ topic, alarms }) =>
    alarms.map((alarm) => {
      const typed = words(canonical(alarm));
      return { topic, typed, plain: typed.map(fold) };
    }),
  );
  return {
    find({ full, plain }) {
      if (full.length === 0 || full.length > longest || phrases.length === 0) return [];
      const found = new Map<string, Alarm>();
      for (const phrase of phrases) {
        if (!occurs(phrase, full, plain)) continue;
        const alone = full.length <= phrase.typed.length + around;
        if (alone || !found.has(phrase.topic)) found.set(phrase.topic, { topic: phrase.topic, alone });
      }
      return [...found.values()];
    },
  };
}

function occurs(phrase: Phrase, typed: readonly string[], plain: readonly string[]): boolean {
  for (let from = 0; from + phrase.typed.length <= typed.length; from += 1) {
    let faults = 0;
    let i = 0;
    while (i < phrase.typed.length && faults <= 1) {
      const fault = faultOf(phrase.typed[i]!, phrase.plain[i]!, typed[from + i]!, plain[from + i]!);
      if (fault === 'other') break;
      if (fault === 'slip') faults += 1;
      i += 1;
    }
    // One word alone ("cháy") has nothing beside it that could vouch for a slip.
    if (i === phrase.typed.length && faults <= (phrase.typed.length > 1 ? 1 : 0)) return true;
  }
  return false;
}

function faultOf(word: string, bare: string, typed: string, plain: string): 'none' | 'slip' | 'other' {
  if (typed === word || typed === bare) return 'none';
  // "chông" is "chồng" with a mark left out; "chạy" is no "cháy".
  if (plain === bare) return leavesMarksOut(typed, word) ? 'slip' : 'other';
  // "chồng đang" is one letter from "chồng đánh": a slip is only what is no word itself.
  return bare.length > 2 && !isSyllable(typed) && withinOneEdit(plain, bare) ? 'slip' : 'other';
}

function leavesMarksOut(typed: string, word: string): boolean {
  const marks = new Set(word.normalize('NFD'));
  return [...typed.normalize('NFD')].every((sign) => marks.has(sign));
}

/** Of a canonical key, which has its tone at the end. */
function isSyllable(word: string): boolean {
  const { base, tone } = apart(word);
  return syllableOf(base, tone) !== null;
}

/** What a plea is worth at least: alone it is answered at once, in a longer text it stands among the choices. */
const floors = { alone: 0.45, within: 0.15 };

/** The candidates with those of alarms raised to their floor, best first, at most three. */
export function raised(candidates: Candidate[], alarms: readonly Alarm[]): Candidate[] {
  if (alarms.length === 0) return candidates;
  const scores = new Map(candidates.map(({ topic, score }) => [topic, score]));
  for (const { topic, alone } of alarms)
    scores.set(topic, Math.max(scores.get(topic) ?? 0, alone ? floors.alone : floors.within));
  return Array.from(scores, ([topic, score]) => ({ topic, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}
