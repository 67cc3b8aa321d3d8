import type { LanguageRow } from '../../../../src/nlu/language/train';
import { pick, seededRandom, type Random } from '../../../../src/nlu/random';

/** Tokens that are no words of any language. */
const tokens: Record<string, string[]> = {
  vi: ['xxáp', 'xxên', 'xxòm', 'xxut', 'xxạng', 'xxik'],
  one: ['zzơrj', 'zzălj', 'zzằmj', 'zzunj', 'zzệrj', 'zzóbj'],
  two: ['wwùfq', 'wwaqf', 'wwịq', 'wwôfq', 'wweqq', 'wwòqf'],
};

export const madeUpText = (language: string, length: number, random: Random): string =>
  Array.from({ length }, () => pick(random, tokens[language]!)).join(' ');

export function madeUpRows(languages: string[], each: number, seed: number): LanguageRow[] {
  const random = seededRandom(seed);
  return languages.flatMap((language) =>
    Array.from({ length: each }, (_, i) => ({ language, text: madeUpText(language, 1 + (i % 6), random) })),
  );
}
