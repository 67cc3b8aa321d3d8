import type { Lexicon, LexiconEntry } from '../../model/lexicon';
import { canonical, fold } from '../../text/fold';
import { words } from '../../text/words';
import { levelWeights, type Gloss, type Level } from './pivot-reading';
import { skeleton } from './skeleton';
import { skeletonOfSounds } from './sounds';
import { withToneMark } from './tone-mark';

/** Longest word that is looked for, in syllables. */
export const longest = 3;
/** A spelling with more meanings than this says nothing; also bounds what one word of a message can cost. */
const mostGlosses = 12;

/** One meaning of a spelling, with its weight at this level. */
export interface Meaning extends Gloss {
  /** As written in the lexicon. */
  text: string;
}

/** What one spelling means, by language, the heaviest meaning first. */
export type Found = ReadonlyMap<string, readonly Meaning[]>;

/** Spelling → meanings, one shelf for each level of overlooking. */
export interface Shelves {
  full: ReadonlyMap<string, Found>;
  stripped: ReadonlyMap<string, Found>;
  skeleton: ReadonlyMap<string, Found>;
  /** Whole sentences → topic; null when two topics claim it. */
  phrases: ReadonlyMap<string, string | null>;
}

/** Words that fall together only because something was overlooked are homonyms, each with the whole weight. */
export function shelvesOf(lexicons: readonly Lexicon[]): Shelves {
  const full = new Shelf();
  const stripped = new Shelf();
  const bones = new Shelf();
  const phrases = new Map<string, string | null>();
  for (const { language, entries, phrases: sentences } of lexicons) {
    for (const { spelling, entry, glosses } of spelled(entries)) {
      const weighed = (level: Level) => glosses.map((each) => ({ ...each, weight: each.weight * levelWeights[level] }));
      const sounds = entry.script === 'sounds';
      if (!sounds) full.put(keyOf(spelling), language, weighed('full'));
      if (!entry.core) continue;
      if (!sounds) stripped.put(fold(keyOf(spelling)), language, weighed('stripped'));
      bones.put(sounds ? skeletonOfSounds(spelling) : skeleton(spelling), language, weighed('skeleton'));
    }
    for (const { text, topic, state } of sentences) {
      const key = keyOf(text);
      if (state === 'withdrawn' || key === '') continue;
      phrases.set(key, (phrases.get(key) ?? topic) === topic ? topic : null);
    }
  }
  // Somebody who leaves out all marks spells "ma" and "mà" alike; the one that is written so must not hide the other.
  for (const [key, found] of stripped.rows)
    if (full.rows.has(key)) for (const [language, meanings] of found) full.put(key, language, meanings);
  for (const shelf of [full, stripped, bones]) shelf.tidy();
  return { full: full.rows, stripped: stripped.rows, skeleton: bones.rows, phrases };
}

class Shelf {
  readonly rows = new Map<string, Map<string, Meaning[]>>();

  put(key: string, language: string, meanings: readonly Meaning[]): void {
    if (key === '') return;
    const found = this.rows.get(key) ?? new Map<string, Meaning[]>();
    this.rows.set(key, found);
    found.set(language, [...(found.get(language) ?? []), ...meanings]);
  }

  tidy(): void {
    for (const found of this.rows.values())
      for (const [language, meanings] of found) found.set(language, heaviest(meanings));
  }
}

/** Each meaning once, with its largest weight. */
export const heaviest = (meanings: readonly Meaning[]): Meaning[] => {
  const sorted = meanings.toSorted((a, b) => b.weight - a.weight);
  return sorted.filter((each, i) => sorted.findIndex(({ text }) => text === each.text) === i).slice(0, mostGlosses);
};

/** Every spelling with its entry; meanings of one spelling share the weight 1, in however many entries they stand. */
function spelled(entries: readonly LexiconEntry[]): { spelling: string; entry: LexiconEntry; glosses: Meaning[] }[] {
  const used = entries
    .filter(({ state, vi }) => state !== 'withdrawn' && vi.length > 0)
    .flatMap((entry) => spellingsOf(entry).map((spelling) => ({ spelling, entry })));
  const counts = new Map<string, Set<string>>();
  for (const { spelling, entry } of used) {
    const meanings = counts.get(spelling) ?? new Set<string>();
    counts.set(spelling, meanings);
    for (const meaning of entry.vi) meanings.add(meaning);
  }
  return used.map(({ spelling, entry }) => {
    const weight = 1 / counts.get(spelling)!.size;
    return { spelling, entry, glosses: entry.vi.map((text) => ({ text, words: words(canonical(text)), weight })) };
  });
}

const spellingsOf = (entry: LexiconEntry): string[] =>
  [entry.word, ...entry.also].filter((each) => entry.script === 'sounds' || words(each).length <= longest);

/** The key of a spelling with its marks: words of `canonical` with the low tone after the last letter. */
export const keyOf = (text: string): string =>
  words(canonical(withToneMark(text)))
    .map(lowToneLast)
    .join(' ');

const lowTone = /\u0331/g;

/** Where in a syllable somebody types the line below differs; as with the other tones, its place says nothing. */
export function lowToneLast(word: string): string {
  if (/^[\x00-\x7f]*$/.test(word)) return word;
  const letters = word.normalize('NFD');
  return letters.includes('\u0331') ? `${letters.replace(lowTone, '')}\u0331`.normalize('NFC') : word;
}
