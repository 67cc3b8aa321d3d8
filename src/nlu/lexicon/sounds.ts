import { skeleton } from './skeleton';

/**
 * Signs of phonetic script as somebody who writes Vietnamese would put them; in this order, longer ones first. A short
 * central vowel is heard as â before another sound and as ơ at the end. What is not here is a plain letter or falls
 * away with the marks.
 */
const heard: [RegExp, string][] = [
  [/[0-9⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉˥˦˧˨˩]+/g, ' '],
  [/[ːˑ:]/g, ''],
  [/d[zʑʒʐ]|[ȡɟ]/g, 'd'],
  [/t[sɕʃʂ]ʰ?|[ȶʈ]ʰ?|c/g, 'ch'],
  [/([ptk])ʰ/g, '$1h'],
  [/ŋ/g, 'ng'],
  [/[ɲȵ]/g, 'nh'],
  [/[θ]/g, 'th'],
  [/[ʃɕʂɬ]/g, 's'],
  [/[ʒʑʐð]/g, 'd'],
  [/[ɾɹɭȴ]/g, 'l'],
  [/χ/g, 'kh'],
  [/[ɣɡ]/g, 'g'],
  [/β/g, 'v'],
  [/ɓ/g, 'b'],
  [/ɗ/g, 'd'],
  [/y(?=[aeiouɔɒəɛɐɑ])/g, 'j'],
  [/[ɤəɜ](?=\p{L})/gu, 'a'],
  [/[ɔɒøœɵɤəɜ]/g, 'o'],
  [/[ɯɨʉɿʊy]/g, 'u'],
  [/[ɛæɘ]/g, 'e'],
  [/[ɑɐʌ]/g, 'a'],
  [/ɪ/g, 'i'],
  [/[ʔɁˀʰʲʷ~"'’*]/g, ''],
];

/** The skeleton of a transcription: for matching what people type, never to be shown. Tone numbers end a syllable. */
export const skeletonOfSounds = (transcription: string): string =>
  skeleton(
    heard.reduce((text, [sign, letters]) => text.replace(sign, letters), transcription.toLowerCase().normalize('NFC')),
  );
