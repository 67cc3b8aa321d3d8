import fc from 'fast-check';
import { allSyllables } from '../../../src/text/legal-syllable';
import { calm } from '../../../src/text/repeats';

describe('letters held down', () => {
  it.each([
    ['đượcccc', 'được'],
    ['ơiiii', 'ơi'],
    ['alooo', 'alo'],
    ['kooo', 'ko'],
    ['dạaaa', 'dạ'],
    ['dạa', 'dạ'],
    ['nhééé', 'nhé'],
    ['ừừừ', 'ừ'],
    ['quaáa', 'quá'],
    ['thôôôi', 'thôi'],
    ['cháyyy', 'cháy'],
    ['cứuuu', 'cứu'],
    ['cuuuu', 'cuu'],
    ['lưuuu', 'lưu'],
    ['từuuu', 'từ'],
    ['đượcc', 'được'],
    ['rồii', 'rồi'],
    ['nguoii', 'nguoi'],
    ['anhh', 'anh'],
    ['bhyttt', 'bhyt'],
    ['okkk', 'ok'],
    ['tooiii', 'tooi'],
    ['tooii', 'tooi'],
    ['dduwowcjjj', 'dduwowcj'],
  ])('"%s" is %s', (typed, meant) => expect(calm(typed)).toBe(meant));

  it.each(
    [
      'dduwowcj tieengs khoong facebook google app cool boss pass mess hello all see too 2000 1111 000đ 14a1',
      'iii viii xiii cccd pccc btttt tthc ttin vvon kkk hhh www aaaa xoong boong moóc nọong bóoc cuu luu lưu cứu',
    ].flatMap((line) => line.split(' ')),
  )('"%s" stays', (word) => expect(calm(word)).toBe(word));

  it('are let go of at the end of any syllable', () => {
    const lasting = allSyllables().filter((word) => {
      const last = word.at(-1) ?? '';
      // "alooo" says alo, but "cuuu" is cứu: the one vowel that is doubled in writing.
      if (word.length < 2 || last.normalize('NFD').startsWith('u')) return false;
      return calm(word + last.repeat(3)) !== word;
    });
    expect(lasting).toEqual([]);
  });

  it('never change a syllable, and change nothing the second time', () => {
    expect(allSyllables().filter((word) => calm(word) !== word)).toEqual([]);
    const letters = fc.string({ unit: fc.constantFrom(...'aaạáeêiooôuuưứyddđccnnghttsw'), maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (word) =>
        expect(calm(calm(word))).toBe(calm(word)),
      ),
      { numRuns: 3_000 },
    );
  });
});
