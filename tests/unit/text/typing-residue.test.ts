import fc from 'fast-check';
import { canonical } from '../../../src/text/fold';
import { allSyllables, isBareSyllable, isLegalSyllable } from '../../../src/text/legal-syllable';
import { decodeResidue } from '../../../src/text/typing-residue';
import { toTelex, toVni, type Hand } from '../../support/keyboards';

const all = allSyllables();
const hands: Hand[] = ['tone on the vowel', 'one key for ươ', 'marks last'];

/** How the words of a keyboard come back: lost ones, ones whose keys are a word themselves, ones that need company. */
function roundTrip(encode: typeof toTelex, hand: Hand) {
  const lost: string[] = [];
  const words: string[] = [];
  const doubtful: string[] = [];
  for (const word of all) {
    const typed = encode(word, hand);
    if (typed === word) continue;
    if (isLegalSyllable(typed)) words.push(typed);
    else if (canonical(decodeResidue(typed, true) ?? '') !== canonical(word)) lost.push(typed);
    else if (decodeResidue(typed) === null) doubtful.push(typed);
  }
  return { lost, words, doubtful };
}

describe('every legal syllable comes back', () => {
  it('from Telex, but for the three whose keys are a word and the loan words that are protected', () => {
    const { lost, words, doubtful } = roundTrip(toTelex, 'tone last');
    expect(words).toEqual(['boong', 'goong', 'xoong']);
    expect(lost.sort()).toEqual(['bus', 'cax', 'chips', 'docs', 'eps', 'gas', 'maps', 'sos']);
    expect(doubtful.length).toBeLessThan(120);
  });

  it('from VNI, but for CO2', () => {
    const { lost, words, doubtful } = roundTrip(toVni, 'tone last');
    expect({ lost, words }).toEqual({ lost: ['co2'], words: [] });
    expect(doubtful.length).toBeLessThan(330);
  });

  it.each(hands)('whatever the hand: %s', (hand) => {
    const protectedWords = 'bus cax chips docs eps gas list maps post sofa sos taxi test usa vest visa'.split(' ');
    const telex = roundTrip(toTelex, hand);
    expect(telex.lost.filter((typed) => !protectedWords.includes(typed))).toEqual([]);
    expect(telex.words).toEqual(['boong', 'goong', 'xoong']);
    expect(roundTrip(toVni, hand).lost).toEqual(['co2']);
  });

  it('as the syllable it was, never as a neighbour', () => {
    expect(toTelex('được')).toBe('dduwowcj');
    expect(toTelex('được', 'one key for ươ')).toBe('dduowcj');
    expect(toTelex('xoong')).toBe('xooong');
    expect(toVni('tiếng', 'tone on the vowel')).toBe('tie61ng');
  });
});

describe('residue', () => {
  it.each([
    ['dduwowcj', 'được'],
    ['dduowcj', 'được'],
    ['dduocwj', 'được'],
    ['d9uo7c5', 'được'],
    ['d9u7o7c5', 'được'],
    ['duoc975', 'được'],
    ['tieengs', 'tiếng'],
    ['tie61ng', 'tiếng'],
    ['tieng61', 'tiếng'],
    ['vieejt', 'việt'],
    ['vietej', 'việt'],
    ['nguwowif', 'người'],
    ['nguwowfi', 'người'],
    ['nguoiwf', 'người'],
    ['khoong', 'không'],
    ['nhw', 'như'],
    ['twf', 'từ'],
    ['wowcs', 'ước'],
    ['giuwx', 'giữ'],
    ['gif', 'gì'],
    ['quys', 'quý'],
    ['cuwus', 'cứu'],
    ['tiêngs', 'tiếng'],
    ['đuowcj', 'được'],
    ['hoaf', 'hòa'],
    ['nha2', 'nhà'],
    ['mej', 'mẹ'],
  ])('"%s" is %s', (typed, meant) => expect(decodeResidue(typed)).toBe(meant));

  it.each(
    [
      'c10 a1 12a mp3 b1 b2 covid19 f0 u23 kv3 ct01 2000 1111 000đ 12h30 h2o co2 n95 g20 ip14 a4 e5',
      'facebook google app cool web wifi zalo youtube tiktok telegram email gmail iphone samsung vinfast shopee momo',
      'test bus taxi visa sofa post list sos sms otp usb gps cccd vneid vssid bhyt ubnd đc sđt hđnd qsdđ',
      'ko dc ntn trc vs ck vk tks thanks wa bjo gj dj thj hok bik was want sport start user',
      'ban dang nguoi duoc cuu luu má hòa hoà được xoong boong moóc noọng toong loong bjoóc fạ slắm caảm',
    ].flatMap((line) => line.split(' ')),
  )('"%s" is none', (word) => expect(decodeResidue(word)).toBeNull());

  it.each([
    ['max', 'mã'],
    ['sex', 'sẽ'],
    ['car', 'cả'],
    ['been', 'bên'],
    ['af', 'à'],
    ['tw', 'tư'],
    ['thon6', 'thôn'],
    ['a5', 'ạ'],
    ['coong', 'công'],
    ['hofa', 'hòa'],
  ])('"%s" is %s only among other residue', (typed, meant) => {
    expect(decodeResidue(typed)).toBeNull();
    expect(decodeResidue(typed, true)).toBe(meant);
  });

  it('never touches a word that is spelled right, with marks or without', () => {
    expect(all.filter((word) => decodeResidue(word, true) !== null)).toEqual([]);
  });

  it('of any keys at all is a legal syllable or nothing, and is read without a fault', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'aeiouydwsfrxjnghctbmpqkl123456789đêô'), maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(keys, fc.string({ unit: 'binary' })), fc.boolean(), (word, among) => {
        const meant = decodeResidue(word, among);
        expect(meant === null || isLegalSyllable(meant)).toBe(true);
        expect(meant === null || (!isLegalSyllable(word) && !isBareSyllable(word))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
