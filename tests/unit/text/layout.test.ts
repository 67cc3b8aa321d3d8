import fc from 'fast-check';
import { plainReply, type Reply } from '../../../src/model/message';
import type { Limits } from '../../../src/ports/channel';
import { lengthIn } from '../../../src/text/cut';
import { layout, type LayoutWords } from '../../../src/text/layout';

const words: LayoutWords = {
  choose: 'Bác nhắn số để chọn:',
  basis: 'Căn cứ',
  blocks: { who: 'Ai làm', papers: 'Giấy tờ', fee: 'Phí' },
};
const telegram: Limits = { text: 4096, unit: 'utf-16', buttons: 8, buttonTitle: 20 };
const bare: Limits = { text: 2000, unit: 'code points', buttons: 0, buttonTitle: 0 };

const full: Reply = {
  text: 'Bà con được cấp thẻ bảo hiểm y tế.',
  tone: 'normal',
  phones: [{ label: 'Bảo hiểm xã hội', number: '1900 9068' }],
  blocks: [
    { kind: 'who', lines: ['Người ở xã khu vực III'] },
    { kind: 'papers', lines: ['Căn cước', 'Đơn theo mẫu'] },
    { kind: 'fee', lines: ['Không mất tiền'] },
  ],
  notes: ['Đang chờ cán bộ xem lại.'],
  citations: [{ text: 'Nghị định 146/2018/NĐ-CP, Điều 3' }, { text: 'Luật BHYT 2024', url: 'https://example.vn' }],
  buttons: [
    { title: 'Nộp hồ sơ ở đâu?', payload: 't:dvc-noi-nop' },
    { title: 'Về đầu', payload: 'm:home' },
  ],
  media: [],
};

describe('layout of a reply', () => {
  it('says the answer, then its parts by name, then phones and notes, and what it stands on last', () => {
    expect(layout(full, telegram, words)).toEqual([
      {
        text: [
          'Bà con được cấp thẻ bảo hiểm y tế.',
          'Ai làm: Người ở xã khu vực III\nGiấy tờ:\n- Căn cước\n- Đơn theo mẫu\nPhí: Không mất tiền',
          'Bảo hiểm xã hội: 1900 9068',
          'Đang chờ cán bộ xem lại.',
          'Căn cứ: Nghị định 146/2018/NĐ-CP, Điều 3; Luật BHYT 2024',
        ].join('\n\n'),
        buttons: full.buttons,
      },
    ]);
  });

  it('puts the number to call before everything else in an emergency', () => {
    const [part] = layout(
      { ...full, tone: 'emergency', phones: [{ label: 'Cấp cứu', number: '115' }] },
      telegram,
      words,
    );
    expect(part?.text.startsWith('Cấp cứu: 115\n\nBà con')).toBe(true);
    expect(part?.text.match(/115/g)).toHaveLength(1);
  });

  it('numbers all choices where the channel has no buttons', () => {
    const [part] = layout(plainReply('Bác hỏi gì?', full.buttons), bare, words);
    expect(part).toEqual({ text: 'Bác hỏi gì?\n\nBác nhắn số để chọn:\n1. Nộp hồ sơ ở đâu?\n2. Về đầu', buttons: [] });
  });

  it('numbers all choices, not only the rest, where there are too many for buttons', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ title: `Việc ${at + 1}`, payload: `m:${at}` }));
    const [part] = layout(plainReply('Chọn việc', many), telegram, words);
    expect(part?.buttons).toEqual([]);
    expect(part?.text).toContain('1. Việc 1\n');
    expect(part?.text).toContain('\n9. Việc 9');
  });

  it('shortens a long button title at a word and keeps its payload', () => {
    const [part] = layout(
      plainReply('x', [{ title: 'Hỗ trợ làm nhà ở cho hộ nghèo', payload: 't:dt-nha-o' }]),
      telegram,
      words,
    );
    expect(part?.buttons).toEqual([{ title: 'Hỗ trợ làm nhà ở…', payload: 't:dt-nha-o' }]);
  });

  it('gives buttons without a text something to hang on, and says nothing when there is nothing', () => {
    expect(layout(plainReply(' ', full.buttons), telegram, words)).toEqual([
      { text: words.choose, buttons: full.buttons },
    ]);
    expect(layout(plainReply('  '), telegram, words)).toEqual([]);
  });

  it('cuts at a paragraph, else at a line, else at a word', () => {
    const small: Limits = { ...bare, text: 20 };
    const texts = (text: string) => layout(plainReply(text), small, words).map((part) => part.text);
    expect(texts('một hai ba bốn\n\nnăm sáu\nbảy tám')).toEqual(['một hai ba bốn', 'năm sáu\nbảy tám']);
    expect(texts('một hai ba\nbốn năm sáu bảy tám')).toEqual(['một hai ba', 'bốn năm sáu bảy tám']);
    expect(texts('một hai ba bốn năm sáu')).toEqual(['một hai ba bốn năm', 'sáu']);
    expect(texts('x'.repeat(45))).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
  });

  it('gives the same parts for composed and decomposed Vietnamese', () => {
    const text = 'Hỗ trợ tiền điện cho hộ nghèo, hộ chính sách. '.repeat(200);
    const parts = layout(plainReply(text.normalize('NFD')), bare, words);
    expect(parts).toEqual(layout(plainReply(text), bare, words));
    expect(parts.every((part) => part.text === part.text.normalize('NFC'))).toBe(true);
  });

  it('cuts a grapheme only when it alone is longer than a message', () => {
    const prank = `a${'\u0323\u0301'.repeat(3_000)}`;
    const parts = layout(plainReply(prank), bare, words);
    expect(parts.every((part) => lengthIn('code points', part.text) <= 2_000)).toBe(true);
    expect(parts.map((part) => part.text).join('')).toBe(prank.normalize('NFC'));
  });

  it('costs little for a very long text', () => {
    const begun = performance.now();
    layout(plainReply('tiền điện '.repeat(30_000)), bare, words);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe('layout of any text', () => {
  const vietnamese = fc.constantFrom('hỗ', 'trợ', 'Đường', 'ngói', '\n', '\n\n', ' ', '👨‍👩‍👧‍👦', '🇻🇳', 'ở.', 'x'.repeat(30));
  const text = fc.oneof(
    fc.array(vietnamese, { maxLength: 300 }).map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const limits = fc.record({
    text: fc.integer({ min: 40, max: 120 }),
    unit: fc.constantFrom('code points' as const, 'utf-16' as const),
    buttons: fc.integer({ min: 0, max: 3 }),
    buttonTitle: fc.integer({ min: 5, max: 30 }),
  });
  const buttons = fc.array(fc.record({ title: text.filter((each) => each.trim() !== ''), payload: fc.string() }), {
    maxLength: 5,
  });
  const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
  const inked = (all: string) =>
    Array.from(segmenter.segment(all), (each) => each.segment).filter((each) => !/^\s+$/.test(each));
  const ink = (all: string) =>
    all
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .normalize('NFC')
      .replace(/\s+/g, '');

  it('keeps every part within the limit, in the unit of the channel, and no part empty', () => {
    fc.assert(
      fc.property(text, limits, buttons, (given, limit, choices) => {
        for (const part of layout(plainReply(given, choices), limit, words)) {
          expect(part.text.trim()).not.toBe('');
          expect(lengthIn(limit.unit, part.text)).toBeLessThanOrEqual(limit.text);
          for (const { title } of part.buttons)
            expect(lengthIn('code points', title)).toBeLessThanOrEqual(limit.buttonTitle);
        }
      }),
    );
  });

  it('loses nothing but white space at the cuts', () => {
    fc.assert(
      fc.property(text, limits, (given, limit) => {
        const parts = layout(plainReply(given), limit, words);
        expect(ink(parts.map((part) => part.text).join(''))).toBe(ink(given));
      }),
    );
  });

  it('cuts between graphemes', () => {
    fc.assert(
      fc.property(text, limits, (given, limit) => {
        const whole = given
          .replace(/\p{Surrogate}/gu, '\uFFFD')
          .normalize('NFC')
          .trim();
        const known = inked(whole);
        fc.pre(known.every((each) => lengthIn(limit.unit, each) <= limit.text));
        expect(layout(plainReply(given), limit, words).flatMap((part) => inked(part.text))).toEqual(known);
      }),
    );
  });

  it('leaves every choice selectable: as a button of the last part, or by its number', () => {
    fc.assert(
      fc.property(text, limits, buttons, (given, limit, choices) => {
        const parts = layout(plainReply(given, choices), limit, words);
        const last = parts.at(-1);
        if (choices.length <= limit.buttons) {
          expect((last?.buttons ?? []).map((each) => each.payload)).toEqual(choices.map((each) => each.payload));
        } else {
          const all = ink(parts.map((part) => part.text).join(''));
          choices.forEach((each, at) => expect(all).toContain(ink(`${at + 1}. ${each.title}`)));
        }
        expect(parts.slice(0, -1).every((part) => part.buttons.length === 0)).toBe(true);
      }),
    );
  });
});
