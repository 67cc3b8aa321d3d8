import fc from 'fast-check';
import { canonical, fold, keys } from '../../../src/text/fold';
import { normalise } from '../../../src/text/normalise';
import { naughtyTexts } from '../../support/naughty';
import { formsOf, syllables, tones, withTone } from '../../support/vietnamese';

const letters = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxy',
  ...'àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ',
  ' ',
  ' ',
  ',',
  '.',
  '1',
];
const vietnamese = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });
const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('fold', () => {
  it('leaves no Vietnamese diacritic and no capital, đ included', () => {
    expect(fold('Đường về ĐẦM HÀ có nhiều NGƯỜI Dao, Sán Dìu')).toBe('duong ve dam ha co nhieu nguoi dao, san diu');
    fc.assert(fc.property(vietnamese, (text) => expect(fold(text)).toMatch(/^[a-z0-9 ,.]*$/)));
  });

  it('changes nothing the second time, and does not mind case or normal form', () => {
    fc.assert(fc.property(anyText.map(normalise), (text) => expect(fold(fold(text))).toBe(fold(text))));
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
      }),
    );
  });
});

describe('canonical', () => {
  it('changes nothing the second time, whatever the text', () => {
    const holds = (text: string) => expect(canonical(canonical(text))).toBe(canonical(text));
    fc.assert(fc.property(anyText.map(normalise), holds));
    fc.assert(fc.property(vietnamese, holds));
    naughtyTexts.map(normalise).forEach(holds);
  });

  it('does not mind case or normal form', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(canonical(text.toUpperCase())).toBe(canonical(text));
        expect(canonical(text.normalize('NFD'))).toBe(canonical(text));
      }),
    );
  });

  it('reads plain Vietnamese as it reads any other text', () => {
    fc.assert(fc.property(vietnamese, (text) => expect(canonical(`${text} …`)).toBe(`${canonical(text)} …`)));
  });

  it('comes with its fold', () => {
    fc.assert(
      fc.property(vietnamese, (text) =>
        expect(keys(text)).toEqual({ canonical: canonical(text), folded: fold(canonical(text)) }),
      ),
    );
  });

  it('folds to the same as the text itself, but for i and y', () => {
    const oneLetter = (text: string) => text.replaceAll('y', 'i');
    fc.assert(fc.property(vietnamese, (text) => expect(oneLetter(fold(canonical(text)))).toBe(oneLetter(fold(text)))));
  });

  it.each([
    ['hòa', 'hoà'],
    ['thúy', 'thuý'],
    ['khỏe', 'khoẻ'],
    ['HÒA GIẢI', 'hoà giải'],
    ['tóan', 'toán'],
    ['kĩ sư', 'kỹ sư'],
    ['lí do', 'lý do'],
    ['mĩ', 'mỹ'],
    ['bác sĩ', 'bác sỹ'],
    ['hi vọng', 'hy vọng'],
    ['tỉ lệ', 'tỷ lệ'],
    ['quí', 'quý'],
  ])('takes %s and %s for one word', (one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  it.each([
    ['bò', 'bỏ'],
    ['bò', 'bó'],
    ['bỏ', 'bó'],
    ['bò', 'bo'],
    ['bố', 'bó'],
    ['thúy', 'thúi'],
    ['tay', 'tai'],
    ['say', 'sai'],
    ['thi', 'thy'],
    ['đường', 'dường'],
    ['mơ', 'mo'],
    ['quý', 'quy'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});

describe('tone minimal pairs', () => {
  const words = syllables.flatMap((syllable) => tones.map((tone) => ({ syllable, tone })));
  const pairs = syllables.flatMap((syllable) =>
    tones.flatMap((tone, i) => tones.slice(i + 1).map((other) => ({ syllable, tone, other }))),
  );

  it('number at least 200', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(200);
  });

  it('are never merged, in any placement, case or normal form', () => {
    for (const { syllable, tone, other } of pairs) {
      const keys = new Set(formsOf(syllable, tone).map(canonical));
      for (const form of formsOf(syllable, other)) expect(keys.has(canonical(form))).toBe(false);
    }
  });

  it('never come apart by placement, case or normal form', () => {
    for (const { syllable, tone } of words) {
      const forms = formsOf(syllable, tone);
      expect(new Set(forms.map(canonical)).size).toBe(1);
      const sentence = (form: string) => canonical(normalise(`nhà em có ${form} ạ`));
      expect(new Set(forms.map(sentence)).size).toBe(1);
    }
  });

  it('are all real spellings: the generator puts the marks where people do', () => {
    expect(withTone('hoa', 1, '\u0300')).toBe('hòa');
    expect(withTone('hoa', 2, '\u0300')).toBe('hoà');
    expect(withTone('thương', 3, '\u0300')).toBe('thường');
  });
});
