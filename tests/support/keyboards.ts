import { tones } from './vietnamese';

/** The keys of one writing: its five tones in the order of `tones`, and its marks. */
interface Keys {
  tones: string[];
  marks: Record<string, string>;
}

const telex: Keys = {
  tones: ['', 'f', 's', 'r', 'x', 'j'],
  marks: { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' },
};
const vni: Keys = {
  tones: ['', '2', '1', '3', '4', '5'],
  marks: { ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9' },
};

/** Where a hand puts the keys of a word. */
export type Hand =
  | 'tone last' // dduwowcj
  | 'tone on the vowel' // dduwowjc
  | 'one key for ươ' // dduowcj
  | 'marks last'; // duocw9… in VNI; dduocwj in Telex

function keyed(word: string, keys: Keys, hand: Hand): string {
  const tone = tones.findIndex((each) => each !== '' && word.normalize('NFD').includes(each));
  const toneKey = keys.tones[Math.max(0, tone)] ?? '';
  let typed = '';
  let later = '';
  for (const letter of word.normalize('NFC')) {
    const plain =
      tone > 0
        ? letter
            .normalize('NFD')
            .replace(tones[tone] ?? '', '')
            .normalize('NFC')
        : letter;
    const [bare = '', mark = ''] = Array.from(keys.marks[plain] ?? plain);
    const late = hand === 'marks last' && /[w6-8]/.test(mark);
    if (late) later = mark;
    typed += late ? bare : bare + mark;
    if (hand === 'tone on the vowel' && plain !== letter) typed += toneKey;
  }
  const short = hand === 'tone last' ? typed : typed.replace('uwow', 'uow').replace('u7o7', 'uo7');
  return short + later + (hand === 'tone on the vowel' ? '' : toneKey);
}

/** The keys that Telex takes for a word, as they stand in the text when nothing turns them into letters. */
export const toTelex = (word: string, hand: Hand = 'tone last'): string =>
  // A vowel that is meant twice is typed three times: xoong.
  keyed(
    word.normalize('NFC').replace(/o([oòóỏõọ])/u, (_, second: string) => `oo${second}`),
    telex,
    hand,
  );

/** The same for VNI. */
export const toVni = (word: string, hand: Hand = 'tone last'): string => keyed(word, vni, hand);
