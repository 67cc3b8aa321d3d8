import fc from 'fast-check';
import { maxCodePoints, normalise } from '../../../src/text/normalise';
import { naughtyTexts } from '../../support/naughty';

const anyText = fc.string({ unit: 'binary', maxLength: 1500 });
const hidden = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

describe('normalise', () => {
  it('changes nothing the second time, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => expect(normalise(normalise(text))).toBe(normalise(text))));
    for (const text of naughtyTexts) expect(normalise(normalise(text))).toBe(normalise(text));
  });

  it('leaves at most 1,000 code points, in NFC, without invisible characters, double spaces or ends of space', () => {
    const holds = (text: string) => {
      const clean = normalise(text);
      expect(Array.from(clean).length).toBeLessThanOrEqual(maxCodePoints);
      expect(clean).toBe(clean.normalize('NFC'));
      expect(hidden.test(clean)).toBe(false);
      expect(clean).toBe(clean.trim());
      expect(/\s\s|[\t\n\r\u00A0]/u.test(clean)).toBe(false);
    };
    fc.assert(fc.property(anyText, holds));
    naughtyTexts.forEach(holds);
  });

  it('makes one text of NFC and NFD', () => {
    const text = 'Nghị quyết về hỗ trợ người già ở Đầm Hà, Ba Chẽ';
    expect(normalise(text.normalize('NFD'))).toBe(text);
    expect(normalise(text)).toBe(text);
  });

  it.each([
    ['\u00D0\u1ECBnh danh', 'Định danh'],
    ['\u0189ất rừng', 'Đất rừng'],
    ['\u00F0ất', 'đất'],
  ])('takes the look-alike in %j for Đ', (typed, meant) => {
    expect(normalise(typed)).toBe(meant);
  });

  it('joins a letter and its tone over an invisible character between them', () => {
    expect(normalise('ho\u0323\u200Bc')).toBe('học');
    expect(normalise('ho\u200B\u0323c')).toBe('học');
  });

  it('takes away direction overrides, so that a text reads as it is stored', () => {
    expect(normalise('chuyển \u202E000.1\u202C đồng')).toBe('chuyển 000.1 đồng');
  });

  it('does not cut a character in two at the cap', () => {
    const clean = normalise('😀'.repeat(1200));
    expect(clean).toBe('😀'.repeat(1000));
  });

  it('reads no more of 1 MB than of 4 KB', () => {
    const letters = 'Xin chào bà con ';
    const time = (text: string) => {
      const from = process.hrtime.bigint();
      for (let i = 0; i < 50; i += 1) normalise(text);
      return Number(process.hrtime.bigint() - from) / 50e6;
    };
    time(letters.repeat(256));
    for (const unit of [letters, 'a\u0301\u0323', '\u200D\u202E', 'ﷺ', '\0'])
      expect(time(unit.repeat(Math.ceil(1_000_000 / unit.length)))).toBeLessThan(200);
    expect(normalise(letters.repeat(65_536))).toBe(normalise(letters.repeat(256)));
  });
});
