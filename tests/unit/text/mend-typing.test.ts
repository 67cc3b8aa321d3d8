import fc from 'fast-check';
import { canonical } from '../../../src/text/fold';
import { allSyllables } from '../../../src/text/legal-syllable';
import { mendTyping } from '../../../src/text/mend-typing';
import { normalise } from '../../../src/text/normalise';
import { toTelex, toVni } from '../../support/keyboards';
import { naughtyTexts } from '../../support/naughty';

const all = allSyllables();
const mend = (raw: string) => mendTyping(normalise(raw));
const typed = fc.oneof(
  fc.constantFrom(...all),
  fc.constantFrom(...all).map((word) => toTelex(word)),
  fc.constantFrom(...all).map((word) => toVni(word)),
  fc.constantFrom(
    'max',
    'MAX',
    'tw',
    'thon2',
    'Uwf',
    'Áaa',
    'TOOI',
    'III',
    'cccd',
    '🔥',
    '🚑🚑',
    'ơiiii',
    'a.b',
    'x@y.vn',
  ),
  fc.string({ unit: fc.constantFrom(...'aaáạeoôuưyddđcnghtswjfrx169 '), maxLength: 10 }),
);
const texts = fc.oneof(
  fc.array(typed, { maxLength: 12 }).map((words) => normalise(words.join(' '))),
  fc.array(typed, { maxLength: 6 }).map((words) => normalise(words.join(' ').toUpperCase())),
);

describe('mended typing', () => {
  it.each([
    ['Tooi muoons hoir veef ther BHYT', 'Tôi muốn hỏi về thẻ BHYT'],
    ['xin cho tôi hoir', 'xin cho tôi hỏi'],
    ['to6i muo61n la2m khai sinh', 'tôi muốn làm khai sinh'],
    ['DDUWOWCJ KHOONG', 'ĐƯỢC KHÔNG'],
    ['CỨUUUU TÔI VỚIIIII', 'CỨU TÔI VỚI'],
    ['cuu toi voiiiii 🔥🔥🔥', 'cuu toi voi cháy'],
    ['tooi sex guwir max', 'tôi sẽ gửi mã'],
    ['ddi coong an xax', 'đi công an xã'],
    ['Quảng Ninhhh', 'Quảng Ninh'],
    ['Tooiiii', 'Tôi'],
  ])('%j reads %j', (raw, meant) => expect(mend(raw)).toBe(meant));

  it.each([
    'xã khu vực III, loại II, thôn 2',
    'thon2 to3 xã Ba Chẽ',
    'VNeID mã OTP sms test taxi bus A4 ct01 14a1 12a 2000',
    'NQ/TW, 1719/QĐ-TTg, NĐ-CP, CCCD, BTTTT, EPS, USB',
    'facebook google zalo youtube app cool web wifi',
    'vào https://dichvucong.gov.vn/xas?tets=oos nhé',
    'gửi tôi tại nhaf.toois@mail.vn',
    'mua xe vinfast nộp tax, xem clip sex',
    'bại séc dú chang hòm noọng, loong coong',
  ])('%j stays', (text) => expect(mend(text)).toBe(text));

  it('never changes a legal syllable, alone or beside residue', () => {
    const changed = (word: string) => mendTyping(word) !== word || mendTyping(`tieengs ${word}`) !== `tiếng ${word}`;
    expect(all.filter(changed)).toEqual([]);
  });

  it('brings a whole sentence back from either keyboard', () => {
    const sentence = 'cháu muốn hỏi thủ tục cấp lại thẻ bảo hiểm y tế cho người già ở xã vùng cao thì đi đâu ạ';
    for (const encode of [toTelex, toVni]) {
      const raw = sentence
        .split(' ')
        .map((word) => encode(word))
        .join(' ');
      expect(mend(raw)).toBe(sentence);
    }
  });

  it('changes nothing the second time', () => {
    const holds = (text: string) => expect(mendTyping(mendTyping(text))).toBe(mendTyping(text));
    fc.assert(fc.property(texts, holds), { numRuns: 2_000 });
    naughtyTexts.map(normalise).forEach(holds);
  });

  it('reads NFC and NFD the same', () => {
    fc.assert(fc.property(texts, (text) => expect(mend(text.normalize('NFD'))).toBe(mend(text.normalize('NFC')))));
  });

  it('stays normalised, and at most twice as long but for 14 letters', () => {
    const holds = (text: string) => {
      const mended = mendTyping(text);
      expect(mended).toBe(mended.normalize('NFC'));
      expect(mended.length).toBeLessThanOrEqual(2 * text.length + 14);
      expect(canonical(mended)).toBe(canonical(mended.normalize('NFD')));
    };
    fc.assert(fc.property(texts, holds));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('🔥', '🚑', '🚓', '⛈', '☎', '🙏', 'a'), maxLength: 40 }), holds),
    );
  });

  it('takes any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(typeof mendTyping(text)).toBe('string');
        expect(typeof mend(text)).toBe('string');
      }),
      { numRuns: 10_000 },
    );
  });
});
