import fc from 'fast-check';
import { emojiWords } from '../../../src/text/emoji';
import { normalise } from '../../../src/text/normalise';

describe('emoji', () => {
  it.each([
    ['nhà em 🔥🔥🔥', 'nhà em cháy'],
    ['🆘', 'cứu'],
    ['gọi🚑nhanh', 'gọi cấp cứu nhanh'],
    ['🚒🔥🧯', 'cháy'],
    ['chồng đánh😭😭', 'chồng đánh khóc'],
    ['cảm ơn🙏👍', 'cảm ơn 🙏 👍'],
    ['🌊 đẹp', '🌊 đẹp'],
    ['5️⃣ con', '5️⃣ con'],
  ])('%j reads %j', (typed, meant) => expect(emojiWords(typed)).toBe(meant));

  it('leave text without them alone, and change nothing the second time', () => {
    const any = fc.oneof(
      fc.string({ unit: fc.constantFrom('🔥', '🚑', '🙏', '👨‍👩‍👧', '🇻🇳', '👍🏽', 'a', ' ', 'cháy') }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(any.map(normalise), (text) => {
        const meant = emojiWords(text);
        expect(emojiWords(meant)).toBe(meant);
        if (!/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u.test(text))
          expect(meant).toBe(text);
      }),
    );
  });
});
