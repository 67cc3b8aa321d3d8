import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { Instruments } from '../../../src/content/instruments';
import { readContent } from '../../../src/content/load';
import { lookAlike } from '../../../src/content/look-alikes';
import { checkTexts } from '../../../src/content/text-checks';
import { root } from '../../../src/root';
import { instrumentOf } from '../../support/instruments';
import { scratchProject, topicFile } from '../../support/scratch-project';

const register = new Instruments([
  instrumentOf('144/2021/NĐ-CP', { status: 'replaced' }),
  instrumentOf('282/2025/NĐ-CP', { effective: '2025-12-15', replaces: ['144/2021/NĐ-CP'] }),
  instrumentOf('1719/QĐ-TTg', { status: 'expired' }),
  instrumentOf('10/2022/NĐ-CP', { status: 'expired' }),
  instrumentOf('10/2022/TT-BTC'),
  instrumentOf('7/2021/NĐ-CP', { status: 'expired' }),
  instrumentOf('8/2021/NĐ-CP', { ends: '2021-12-31' }),
]);
const faultsOf = (text: string) => checkTexts([[['answer'], text]], register).map(({ what }) => what);

describe('the abolished district level', () => {
  test.each([
    ...['Bác ra UBND huyện.', 'Nộp ở Ủy ban nhân dân thị xã.', 'Uỷ ban nhân dân huyện làm.', 'Hỏi công an huyện.'],
    ...[
      'Ra Phòng Tư pháp huyện.',
      'Nộp Tòa án nhân dân huyện.',
      'Tòa án huyện xử.',
      'BHXH huyện cấp thẻ.',
      'Xin dấu cấp huyện.',
    ],
    ...[
      'Viện kiểm sát nhân dân huyện.',
      'Hội đồng nhân dân huyện.',
      'Lên Bảo hiểm xã hội thị xã.',
      'phòng giáo dục huyện',
      'Bác lên huyện nộp.',
      'Ra thị xã hỏi.',
    ],
  ])('is not told as the place to go to: "%s"', (text) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining('nhắc đến cấp huyện')]);
  });

  test.each([
    ...[
      'Trước đây công an huyện làm, nay công an xã làm.',
      'Từ 01/7/2025 không còn cấp huyện.',
      'UBND huyện cũ đã giải thể.',
    ],
    ...[
      'Bác ra Ủy ban nhân dân xã.',
      'Thị xã hội họp.',
      'Công an xã.',
      'Cấp huyền thoại.',
      'Nhà ở huyện Bình Liêu cũ.',
    ],
  ])('may be told as past, and other words are left alone: "%s"', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

describe('an instrument that is over', () => {
  test('is not told as in force, in full or in short, and the one in its place is offered', () => {
    for (const text of ['Phạt theo Nghị định 144/2021/NĐ-CP.', 'Theo Nghị định 144/2021 thì phạt.', 'NĐ 144/2021.'])
      expect(checkTexts([[['answer'], text]], register)).toEqual([
        {
          path: ['answer'],
          what: 'nêu "144/2021/NĐ-CP" như còn hiệu lực',
          mend: 'đổi sang 282/2025/NĐ-CP, hoặc viết rõ là đã bị thay',
        },
      ]);
  });

  test('may be told as past', () => {
    for (const text of [
      'Nghị định 282/2025 thay Nghị định 144/2021.',
      'Nghị định 144/2021 đã hết hiệu lực.',
      'Trước ngày 15/12/2025 phạt theo 144/2021/NĐ-CP.',
      'Nghị định cũ (144/2021) phạt nhẹ hơn.',
    ])
      expect(faultsOf(text)).toEqual([]);
  });

  test('is judged sentence by sentence: a past one before does not excuse the next', () => {
    expect(faultsOf('Mức cũ đã bỏ. Nay phạt theo 144/2021/NĐ-CP.')).toHaveLength(1);
  });

  test('is not seen in a longer number, in another kind of the same number, or in a month', () => {
    for (const text of [
      'Theo 1144/2021.',
      'Theo 144/20210.',
      'Theo 144/2021/QĐ-UBND.',
      'Xem 10/2022/TT-BTC, hoặc 10/2022.',
      'Từ tháng 7/2021.',
      'Từ ngày 01/7/2021.',
    ])
      expect(faultsOf(text)).toEqual([]);
  });

  test('by its date alone is no fault: the clock must not keep a server from starting', () => {
    expect(faultsOf('Theo Nghị định 8/2021/NĐ-CP.')).toEqual([]);
  });
});

describe('both are named with their line', () => {
  const asks = 'intents/lexicon/vi/follow-up.yml';
  const path = 'intents/vi/dvc/dvc-thu.yml';
  const recordPath = 'intents/vi/procedures/dvc-khai-sinh.yml';
  const file = (name: string) => readFileSync(join(root, name), 'utf8');
  const linesOf = (files: Record<string, string>) =>
    readContent(scratchProject({ [asks]: file(asks), ...files }).root).faults.map(faultLine);

  test('in an answer, in what is said when asked for more, in a row, in an outcome', () => {
    const bad = 'Bác ra UBND huyện.';
    const eligibility = `eligibility:
  questions:
    - { key: a, ask: Hỏi?, choices: [{ answer: co, title: Có }, { answer: khong, title: Không }] }
  outcomes:
    - { when: { a: co }, says: Được. }
    - { says: ${bad} }
`;
    for (const [more, row] of [
      [`more: ${bad}\n`, 33],
      [`blocks:\n  fee: ${bad}\n`, 34],
      [eligibility, 38],
    ] as const)
      expect(linesOf({ [path]: topicFile('dvc-thu') + more })).toEqual([
        expect.stringContaining(`${path}:${row} — nhắc đến cấp huyện`),
      ]);
  });

  test('in the papers and mistakes of a record, where its author finds them', () => {
    const record = file(recordPath).replace('also: [đơn khai sinh]', 'without: Bác ra công an huyện xin.');
    const row = record.split('\n').findIndex((each) => each.includes('Tờ khai đăng ký khai sinh')) + 1;
    const topic = file('intents/vi/dvc/dvc-khai-sinh.yml').replace(/related: .*\n/, '');
    expect(linesOf({ [recordPath]: record, 'intents/vi/dvc/dvc-khai-sinh.yml': topic })).toEqual([
      expect.stringContaining(`${recordPath}:${row} — nhắc đến cấp huyện`),
    ]);
  });
});

describe('letters that are not what they look like', () => {
  test.each([
    ['Cyrillic а', 'Điều 13 củ\u0430', 'а (U+0430)'],
    ['Cyrillic о', 'h\u043e', 'о (U+043E)'],
    ['Greek ο', 'ch\u03bf', 'ο (U+03BF)'],
    ['Greek Α', '\u0391n', 'Α (U+0391)'],
    ['Icelandic Ð', '\u00d0iều', 'Ð (U+00D0)'],
    ['Icelandic ð', '\u00f0iều', 'ð (U+00F0)'],
    ['African Ɖ', '\u0189iều', 'Ɖ (U+0189)'],
    ['full-width Ａ', '\uff21', 'Ａ (U+FF21)'],
    ['a zero-width space', 'khai\u200bsinh', '(U+200B)'],
    ['a zero-width joiner', 'khai\u200dsinh', '(U+200D)'],
    ['a soft hyphen', 'khai\u00adsinh', '(U+00AD)'],
    ['a turn of direction', 'khai\u202esinh', '(U+202E)'],
    ['a mark of byte order', '\ufeffkhai', '(U+FEFF)'],
  ])('are found: %s', (_what, text, found) => {
    expect(lookAlike(text)).toBe(found);
  });

  test('are not found among those of Vietnamese', () => {
    const all = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
    expect(lookAlike(all + all.toUpperCase())).toBeNull();
    expect(lookAlike('“700.000 đồng” – từ 01/01/2026, ☐ 1. (Điều 5); 24/7…')).toBeNull();
  });
});
