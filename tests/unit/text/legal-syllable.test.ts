import fc from 'fast-check';
import { fold } from '../../../src/text/fold';
import { allSyllables, isBareSyllable, isLegalSyllable } from '../../../src/text/legal-syllable';
import { syllables, tones, withTone } from '../../support/vietnamese';

const all = allSyllables();

describe('a legal syllable', () => {
  it.each(
    [
      'được người đường nghiêng nghĩa giếng giết gìn gì giữ giường giỏi giẻ quốc quyền quýt quí quý quạ quở quăng',
      'khuya khuỷu khuếch huỳnh ngoằn nguệch ngoạc thuở huơ yêu yếm yên ỉa ý ỷ ở ạ ừ ơi uyên oán oăm',
      'hòa hoà khỏe khoẻ thúy thuý lý lí mỹ mĩ vy thy rượu cứu lưu hươu mưu loét xoong boong buýt phuy voan góa',
      'ban dang pò hèn ghềnh kẽm nghé kín chòi trệch rượi xoèng phích tếch bậc bâng khuâng suýt tuýp ưm ừm',
    ].flatMap((line) => line.split(' ')),
  )('"%s" is one', (word) => expect(isLegalSyllable(word)).toBe(true));

  it.each(
    [
      'cac duoc hoc viet cách̉ hãc tèt lảp ngi nge ghan kan cê gê coa kua qan qa quo ngha',
      'facebook test web wifi zalo sms cccd vneid dduwowcj tieengs tie61ng c10 a1 mp3 2000 khoong toong không̀ gía',
      'tóan hoạ̀ b đ ng x w f constructor __proto__ toString',
    ].flatMap((line) => line.split(' ')),
  )('"%s" is none', (word) => expect(isLegalSyllable(word)).toBe(false));

  it('is every real syllable of the tests in every tone, old placement and new', () => {
    for (const { letters, at } of syllables)
      for (const tone of tones)
        for (const place of at)
          expect([letters, isLegalSyllable(withTone(letters, place, tone))]).toEqual([letters, true]);
  });

  it('is everything the list of all names, once each, in NFC and lower case', () => {
    expect(all.length).toBeGreaterThan(15_000);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((word) => !isLegalSyllable(word))).toEqual([]);
    expect(all.filter((word) => word !== word.normalize('NFC').toLowerCase())).toEqual([]);
  });

  it('closed by c, ch, p or t has sắc or nặng and nothing else', () => {
    const stopped = all.filter((word) => /(?:c|ch|p|t)$/.test(word));
    expect(stopped.length).toBeGreaterThan(1_000);
    expect(stopped.filter((word) => !/[\u0301\u0323]/.test(word.normalize('NFD')))).toEqual([]);
  });

  it('follows the spelling of c, k, q, g, gh, ng and ngh', () => {
    const plain = all.map((word) => fold(word));
    expect(plain.filter((word) => /^(?:c|ng)[iey]/.test(word))).toEqual([]);
    expect(plain.filter((word) => /^(?:k(?!h)|gh|ngh)[aou]/.test(word))).toEqual([]);
    expect(plain.filter((word) => /^q[^u]/.test(word))).toEqual([]);
  });

  it('without its marks is a bare syllable, and no random text is any', () => {
    expect(all.filter((word) => !isBareSyllable(fold(word)))).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/^[a-zà-ỹ]{1,7}$/u.test(text.normalize('NFC')));
        expect(isLegalSyllable(text)).toBe(false);
      }),
    );
  });
});
