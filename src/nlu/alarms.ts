import type { Candidate } from '../model/interaction';
import { canonical, fold } from '../text/fold';
import { apart, syllableOf } from '../text/legal-syllable';
import { words } from '../text/words';
import { withinOneEdit } from './one-edit';
import type { Reading } from './reading';
import { wordLines } from './word-files';

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

/** A word of pleas, and those that begin with it. */
interface PleaWord {
  typed: string;
  plain: string;
  begins: { topic: string; words: PleaWord[] }[];
}

/**
 * Finds pleas ("cháy rồi", "chồng đánh", "muốn chết") however badly they are typed: without marks, with marks left
 * out, or with a slip of the finger in words that are no Vietnamese ("chồg"). Somebody in danger gets one try.
 */
export function alarmFinder(
  pleas: readonly { topic: string; alarms: readonly string[] }[],
  harmless: readonly string[] = wordLines('harmless.txt'),
): AlarmFinder {
  const everyday = new Set(harmless.map((phrase) => fold(words(phrase).join(' '))));
  const known = new Map<string, PleaWord>();
  const wordOf = (typed: string): PleaWord => {
    const word = known.get(typed) ?? { typed, plain: fold(typed), begins: [] };
    known.set(typed, word);
    return word;
  };
  for (const { topic, alarms } of pleas)
    for (const alarm of alarms) {
      const row = words(canonical(alarm)).map(wordOf);
      row[0]?.begins.push({ topic, words: row });
    }
  const byPlain = new Map<string, PleaWord[]>();
  for (const word of known.values()) byPlain.set(word.plain, [...(byPlain.get(word.plain) ?? []), word]);
  const all = [...known.values()];

  return {
    find({ full, plain }) {
      if (full.length === 0 || full.length > longest || all.length === 0) return [];
      const meant = full.map((typed, i) => wordsMeant(typed, plain[i] ?? typed, byPlain, all));
      const found = new Map<string, Alarm>();
      meant.forEach((starts, from) => {
        for (const start of starts.keys())
          for (const { topic, words: row } of start.begins) {
            if (!follows(row, meant, from)) continue;
            // "tu van" is "tư vấn" a thousand times before it is "tự vẫn"; by itself it is still worth a button.
            const typed = full.slice(from, from + row.length).join(' ');
            const doubtful = everyday.has(typed);
            if (doubtful && full.length > row.length + 1) continue;
            const alone = !doubtful && full.length <= row.length + around;
            if (alone || !found.has(topic)) found.set(topic, { topic, alone });
          }
      });
      return [...found.values()];
    },
  };
}

type Fault = 'none' | 'slip';

/** The words of pleas that a typed word may be. */
function wordsMeant(
  typed: string,
  plain: string,
  byPlain: ReadonlyMap<string, PleaWord[]>,
  all: readonly PleaWord[],
): ReadonlyMap<PleaWord, Fault> {
  const meant = new Map<PleaWord, Fault>();
  for (const word of byPlain.get(plain) ?? []) {
    if (typed === word.typed || typed === plain) meant.set(word, 'none');
    // "chông" is "chồng" with a mark left out; "chạy" is no "cháy".
    else if (leavesMarksOut(typed, word.typed)) meant.set(word, 'slip');
  }
  // "chồng đang" is one letter from "chồng đánh": a slip is only what is no word itself.
  if (plain.length > 2 && !isSyllable(typed))
    for (const word of all)
      if (word.plain.length > 2 && !meant.has(word) && withinOneEdit(plain, word.plain)) meant.set(word, 'slip');
  return meant;
}

/** At most one slip, and none where a word alone ("cháy") has nothing beside it that could vouch for it. */
function follows(row: readonly PleaWord[], meant: readonly ReadonlyMap<PleaWord, Fault>[], from: number): boolean {
  let slips = 0;
  for (let i = 0; i < row.length; i += 1) {
    const fault = meant[from + i]?.get(row[i]!);
    if (!fault) return false;
    if (fault === 'slip') slips += 1;
  }
  return slips <= (row.length > 1 ? 1 : 0);
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
