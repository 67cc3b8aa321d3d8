import { canonical, fold } from '../text/fold';

/** Number words that are nothing else when they stand next to another one: "mười bốn", "bảy lăm", "hai trăm". */
export const units: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const tens = ['mươi', 'chục'];
const ten = 'mười';

/** Finds numbers however they are written, so that "mười bốn tuổi" is "14 tuổi". */
export interface Numbers {
  find(words: readonly string[], plain: readonly string[]): number[];
}

export function numbers(): Numbers {
  const keys = new Map<string, number>();
  const bare = new Map<string, number>();
  for (const [word, value] of Object.entries(units)) {
    keys.set(canonical(word), value);
    bare.set(fold(word), value);
  }
  const unitOf = (word: string | undefined, plain: string | undefined) =>
    word === undefined || plain === undefined
      ? undefined
      : (keys.get(word) ?? (word === plain ? bare.get(plain) : undefined));
  const isOne = (word: string | undefined, of: readonly string[]) =>
    word !== undefined && of.some((each) => canonical(each) === word || fold(each) === word);

  return {
    find(words, plain) {
      const found: number[] = [];
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] ?? '';
        if (/^\d{1,4}/.test(word)) {
          found.push(Number.parseInt(word, 10));
          continue;
        }
        const next = unitOf(words[i + 1], plain[i + 1]);
        if (word === canonical(ten) || (word === fold(ten) && next !== undefined)) {
          found.push(10 + (next ?? 0));
          i += next === undefined ? 0 : 1;
          continue;
        }
        const first = unitOf(word, plain[i]);
        if (first === undefined) continue;
        if (isOne(words[i + 1], tens)) {
          const last = unitOf(words[i + 2], plain[i + 2]);
          found.push(first * 10 + (last ?? 0));
          i += last === undefined ? 1 : 2;
        } else if (words[i + 1] === canonical('lăm') || words[i + 1] === 'lam') {
          if (words[i + 1] === 'lam' && word !== plain[i]) continue;
          found.push(first * 10 + 5);
          i += 1;
        }
      }
      return found;
    },
  };
}
