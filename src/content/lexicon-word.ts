/** What is wrong with a row of a lexicon, and how to mend it. */
export interface WordFault {
  what: string;
  mend: string;
}

/** Letters of the Vietnamese and Tày–Nùng alphabets with their marks, as NFD writes them. */
const spelt = /^[a-zđ\u0300-\u0303\u0306\u0309\u031b\u0323\u0331'’\- ]+$/;
/** Signs of IPA and of its tone numbers; no brackets, no commas, no other script. */
const transcribed = /^[\p{Script=Latin}\p{Script=Greek}\p{M}\p{Lm}\p{Sk}\p{N} .:'’-]+$/u;
const longest = 3;

/** Whether somebody could type it; what has other signs is a transcription. */
export const isSpelt = (word: string): boolean => spelt.test(word.normalize('NFD'));

/** Null: the word is as the matcher expects it. */
export function faultOfWord(word: string, script: 'letters' | 'sounds'): WordFault | null {
  if (word !== word.normalize('NFC'))
    return { what: 'chữ chưa ở dạng NFC', mend: 'gõ lại bằng bàn phím Unicode dựng sẵn' };
  // Case tells sounds apart in some transcription codes; a lower-cased one would be another sound.
  if (word !== word.toLowerCase())
    return {
      what: `"${word}" có chữ hoa`,
      mend: script === 'sounds' ? 'đổi mã phiên âm sang IPA' : 'viết chữ thường',
    };
  if (script === 'letters' ? !isSpelt(word) : !transcribed.test(word))
    return {
      what: `"${word}" có ký tự không phải chữ`,
      mend: 'bỏ ký tự lạ, ngoặc, dấu phẩy; nếu là phiên âm thì ghi script: sounds',
    };
  if (word.split(' ').length > longest)
    return {
      what: `"${word}" dài quá ${longest} tiếng`,
      mend: 'tách thành từ ngắn, hoặc ghi thành câu của một chủ đề',
    };
  return null;
}

/** Vietnamese has no lexicon: it is what the words are explained in. */
export const unknownLanguage = (tag: string): WordFault => ({
  what: `không có tiếng "${tag}"`,
  mend: 'dùng mã có trong intents/registers/languages.yml, trừ vi',
});
