/** In these open syllables i and y are two spellings of one word: kĩ/kỹ, lí/lý, quí/quý. Not thúy/thúi, not ai/ay. */
const eitherIorY = /^(?:[hklmst]|qu)y$/;

/** Grave, acute, tilde, hook above, dot below: the five written tones, as NFD writes them. */
const isTone = (code: number): boolean => code === 0x300 || code === 0x301 || code === 0x303 || code === 0x309 || code === 0x323;

/**
 * The key of one written syllable, given in lower case and NFD: quality marks (â ă ê ô ơ ư) stay on their letters,
 * tone marks go after the last letter. So hòa and hoà, lý and lí are one key, while bò, bỏ and bó stay three.
 */
export function moveTones(syllable: string): string {
  let letters = '';
  let tones = '';
  for (let i = 0; i < syllable.length; i += 1) {
    if (isTone(syllable.charCodeAt(i))) tones += syllable[i];
    else letters += syllable[i];
  }
  return (eitherIorY.test(letters) ? `${letters.slice(0, -1)}i` : letters) + tones;
}
