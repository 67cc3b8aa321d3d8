import type { Lexicon } from '../../model/lexicon';
import { keptWeights, levelWeights, type Level, type PivotReading, type Segment } from './pivot-reading';
import { heaviest, longest, lowToneLast, shelvesOf, type Found, type Meaning, type Shelves } from './shelf';
import { bones } from './skeleton';
import { withToneMark } from './tone-mark';

/** One text as `reading.ts` cuts it; the lists are parallel. */
export interface TypedWords {
  /** Canonical keys. */
  typed: readonly string[];
  typedPlain: readonly string[];
  /** The words as people write them, for whoever is shown the unknown ones; a canonical key looks odd ("toań"). */
  shown?: readonly string[];
}

export interface Pivot {
  /**
   * The words as Vietnamese. `language` is the one that the person chose or that was identified: its meanings are
   * preferred, and only its words are matched by their skeleton. Without it a pivot of one language takes that one.
   */
  read(words: TypedWords, language?: string | null): PivotReading;
}

/** Longer tokens are no words. */
const maxLetters = 24;
const levels = ['full', 'stripped', 'skeleton'] as const;

interface Hit extends Segment {
  meanings: readonly Meaning[];
  found: Found | null;
  vietnamese: boolean;
}

/**
 * Vietnamese as the pivot of every other language: words are looked up, longest first, and stand for their meanings.
 * Give it the lexicons of the languages that the person may be writing. `isVietnamese` gets one canonical word, as
 * typed; of a word without marks it should say whether it is one once the marks are left out.
 * Costs nine look-ups a word, keeps nothing of what it reads.
 */
export function pivot(lexicons: readonly Lexicon[], isVietnamese: (word: string) => boolean): Pivot {
  const shelves = shelvesOf(lexicons);
  const languages = [...new Set(lexicons.map(({ language }) => language))];
  const only = languages.length === 1 ? languages[0]! : null;

  return {
    read({ typed, typedPlain, shown = typed }, language = only) {
      const keys = {
        full: typed.map((word) => lowToneLast(withToneMark(word))),
        stripped: typedPlain.map((word) => word.replaceAll('_', '')),
        skeleton: language === null ? null : typedPlain.map(bones),
      };
      const vietnamese = typed.map(isVietnamese);
      const hits: Hit[] = [];
      for (let at = 0; at < typed.length; at = hits.at(-1)!.to)
        hits.push(hitAt(at, keys, shelves, vietnamese, language));

      const sure = hits.some((hit) => hit.level === 'full' && !hit.vietnamese);
      return {
        segments: hits.map(({ from, to, level, glosses, keptWeight }) => ({ from, to, level, glosses, keptWeight })),
        language: mostHit(hits, language, languages),
        sure,
        phraseTopic: shelves.phrases.get(keys.full.join(' ')) ?? null,
        unknown: unknownIn(hits, typed, shown),
        sentence: hits.map((hit) => inVietnamese(hit, shown, sure)).join(' '),
        weighted: weigh(hits, typed),
      };
    },
  };
}

interface Keys {
  full: string[];
  stripped: string[];
  skeleton: string[] | null;
}

function hitAt(at: number, keys: Keys, shelves: Shelves, vietnamese: boolean[], language: string | null): Hit {
  for (let to = Math.min(at + longest, keys.full.length); to > at; to -= 1)
    for (const level of levels) {
      const found = look(level, keys, shelves, at, to, language);
      if (!found) continue;
      const meanings = meaningsOf(found, language);
      const both = vietnamese.slice(at, to).every(Boolean);
      return {
        from: at,
        to,
        level,
        found,
        meanings,
        glosses: meanings.map(({ words, weight }) => ({ words, weight })),
        keptWeight: both ? keptWeights.both : 0,
        vietnamese: both,
      };
    }
  const kept = { level: null, found: null, meanings: [], glosses: [], keptWeight: keptWeights.unknown };
  return { from: at, to: at + 1, vietnamese: vietnamese[at]!, ...kept };
}

function look(level: Level, keys: Keys, shelves: Shelves, at: number, to: number, language: string | null) {
  const parts = keys[level];
  if (!parts) return null;
  const key = to === at + 1 ? parts[at]! : parts.slice(at, to).join(level === 'skeleton' ? '' : ' ');
  const found = shelves[level].get(key);
  if (!found) return null;
  // Bones fit too many words; those of a language that nobody claims to speak here would fit everything.
  return level === 'skeleton' && !found.has(language!) ? null : found;
}

/** Those of the preferred language alone where it has any, else of all, each once. */
function meaningsOf(found: Found, language: string | null): readonly Meaning[] {
  const own = language === null ? undefined : found.get(language);
  return own ?? (found.size === 1 ? [...found.values()][0]! : heaviest([...found.values()].flat()));
}

function mostHit(hits: Hit[], language: string | null, languages: string[]): string | null {
  const sums = new Map<string, number>();
  for (const { found, level, from, to } of hits)
    for (const each of found?.keys() ?? []) sums.set(each, (sums.get(each) ?? 0) + (to - from) * levelWeights[level!]);
  const most = Math.max(...sums.values());
  // Neighbours share words; where they tie, the person's own language stands, else the first lexicon.
  const tied = languages.filter((each) => sums.get(each) === most);
  return tied.find((each) => each === language) ?? tied[0] ?? null;
}

function unknownIn(hits: Hit[], typed: readonly string[], shown: readonly string[]): string[] {
  const unknown = new Map<string, string>();
  for (const { level, vietnamese, from } of hits) {
    const word = shown[from] ?? typed[from]!;
    if (level === null && !vietnamese && word.length <= maxLetters && /^\p{L}[\p{L}\p{M}]*$/u.test(word))
      unknown.set(typed[from]!, unknown.get(typed[from]!) ?? word);
  }
  return [...unknown.values()];
}

/** A word of both languages is read as foreign only where something else in the text surely is. */
function inVietnamese(hit: Hit, shown: readonly string[], sure: boolean): string {
  const best = hit.meanings[0];
  const foreign = best !== undefined && (sure || !hit.vietnamese) && best.weight > hit.keptWeight;
  return foreign ? best.text : shown.slice(hit.from, hit.to).join(' ');
}

function weigh(hits: Hit[], typed: readonly string[]): PivotReading['weighted'] {
  const weights = new Map<string, number>();
  const add = (word: string, weight: number) => weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  for (const { from, to, glosses, keptWeight } of hits) {
    for (const { words, weight } of glosses) for (const word of words) add(word, weight);
    if (keptWeight > 0) for (let at = from; at < to; at += 1) add(typed[at]!, keptWeight);
  }
  return Array.from(weights, ([word, weight]) => ({ word, weight }));
}
