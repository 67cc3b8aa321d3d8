/** Syllables without tone; `at` lists where old and new spelling put the tone mark (equal where they agree). */
export const syllables: { letters: string; at: [number, number] }[] = [
  { letters: 'bo', at: [1, 1] },
  { letters: 'ma', at: [1, 1] },
  { letters: 'ba', at: [1, 1] },
  { letters: 'la', at: [1, 1] },
  { letters: 'ca', at: [1, 1] },
  { letters: 'đa', at: [1, 1] },
  { letters: 'tư', at: [1, 1] },
  { letters: 'mơ', at: [1, 1] },
  { letters: 'cô', at: [1, 1] },
  { letters: 'hoa', at: [1, 2] },
  { letters: 'toa', at: [1, 2] },
  { letters: 'khoe', at: [2, 3] },
  { letters: 'loe', at: [1, 2] },
  { letters: 'thuy', at: [2, 3] },
  { letters: 'huy', at: [1, 2] },
  { letters: 'tuy', at: [1, 2] },
  { letters: 'quy', at: [2, 2] },
  { letters: 'ly', at: [1, 1] },
  { letters: 'muôn', at: [2, 2] },
  { letters: 'thương', at: [3, 3] },
  { letters: 'nghiêng', at: [4, 4] },
  { letters: 'tiên', at: [2, 2] },
  { letters: 'đương', at: [2, 2] },
];

/** Level (no mark), grave, acute, hook, tilde, dot below. */
export const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

export const withTone = (letters: string, at: number, tone: string): string =>
  (letters.slice(0, at + 1).normalize('NFD') + tone + letters.slice(at + 1)).normalize('NFC');

/** Every way the same word is written: placement × normal form × case. */
export function formsOf({ letters, at }: (typeof syllables)[number], tone: string): string[] {
  return at
    .map((place) => withTone(letters, place, tone))
    .flatMap((word) => [word.normalize('NFC'), word.normalize('NFD')])
    .flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]);
}

const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Every way one real word is written: tone in the old place and the new (hòa, hoà) × normal form × case. */
export function writingsOf(word: string): string[] {
  const decomposed = word.normalize('NFD');
  const tone = toneMark.exec(decomposed)?.[0] ?? '';
  const letters = decomposed.replace(toneMark, '').normalize('NFC');
  const places = /(?:^|[^q])(?:oa|oe|uy)$/.test(letters) && tone ? [letters.length - 2, letters.length - 1] : null;
  return (places?.map((at) => withTone(letters, at, tone)) ?? [word])
    .flatMap((each) => [each.normalize('NFC'), each.normalize('NFD')])
    .flatMap((each) => [each, each.toUpperCase(), each.charAt(0).toUpperCase() + each.slice(1)]);
}
