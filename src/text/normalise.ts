/** Longest text anything else ever reads. Everything above it is cut, unread. */
export const maxCodePoints = 1_000;

/** Controls, format characters (bidi, zero-width, soft hyphen), fillers, variation selectors, lone surrogates. */
const invisible = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Letters that look like Đ or đ but are not: a keyboard or a font slipped, the word is the same. */
const lookAlikes: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/**
 * The one form in which text is stored, compared and understood: at most 1,000 code points, NFC, one space
 * between words, nothing invisible. Idempotent. Costs the same for 1 KB and for 1 MB, because it cuts before
 * it reads: a long message must not hold up everybody else's.
 */
export function normalise(raw: string): string {
  const clean = cut(raw.slice(0, 2 * maxCodePoints))
    .replace(/\uFEFF/g, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[ÐƉðɖ]/g, (letter) => lookAlikes[letter] ?? letter)
    .replace(/\s+/gu, ' ');
  // NFC makes a few rare characters longer, so the cap has to hold once more.
  return cut(clean.trimStart()).trimEnd();
}

function cut(text: string): string {
  if (text.length <= maxCodePoints) return text;
  const points = Array.from(text);
  return points.length <= maxCodePoints ? text : points.slice(0, maxCodePoints).join('');
}
