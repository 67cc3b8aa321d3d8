/** Grave, acute, tilde, hook above, dot below: the five written tones, as NFD writes them. */
const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** In these open syllables i and y are two spellings of one word: kĩ/kỹ, lí/lý, quí/quý. Not thúy/thúi, not ai/ay. */
const eitherIorY = /^(?:[hklmst]|qu)y$/;

/**
 * The key of one written syllable: lower case, quality marks (â ă ê ô ơ ư đ) on their letters, tone marks after
 * the last letter. So hòa and hoà, lý and lí are one key, while bò, bỏ and bó stay three.
 * `syllable` is one run of letters; the result is in NFC.
 */
export function syllableKey(syllable: string): string {
  const letters = syllable.toLowerCase().normalize('NFD');
  const tones = letters.match(tone);
  const base = tones ? letters.replace(tone, '') : letters;
  const one = eitherIorY.test(base) ? `${base.slice(0, -1)}i` : base;
  return (tones ? one + tones.join('') : one).normalize('NFC');
}
