import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { drawing, lessonFile, pictureAt } from '../../support/lesson-file';
import { scratchProject, topicFile } from '../../support/scratch-project';

const at = 'intents/vi/lessons/bai-thu.yml';

function read(change?: (text: string) => string, more: Record<string, string> = {}) {
  const files = {
    'intents/vi/so/so-thu.yml': topicFile('so-thu'),
    [at]: lessonFile('bai-thu', change),
    [pictureAt]: drawing,
    ...more,
  };
  const { content, faults } = readContent(scratchProject(files).root);
  const own = faults.filter(({ file }) => file.includes('lessons/'));
  return { lessons: content.lessons, faults: own.map(faultLine) };
}

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

describe('the lessons of this project', () => {
  const { content } = readContent(root);
  const lessons = [...content.lessons.values()];

  test('are at least ten, in the order they are taught', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(10);
    expect(lessons.map(({ order }) => order)).toEqual(lessons.map(({ order }) => order).toSorted((a, b) => a - b));
  });

  test('use every drawing, so that none lies about unseen', () => {
    const used = new Set(lessons.flatMap(({ screens }) => screens.map(({ picture }) => picture)));
    expect(readdirSync(join(root, 'intents/media/lessons')).toSorted()).toEqual([...used].toSorted());
  });

  test('are drawn in the colours of the house, on the same ground', () => {
    const colours = new Set<string>();
    for (const name of readdirSync(join(root, 'intents/media/lessons'))) {
      const text = readFileSync(join(root, 'intents/media/lessons', name), 'utf8');
      expect([name, text.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">')]).toEqual([
        name,
        true,
      ]);
      for (const [colour] of text.matchAll(/#[0-9A-F]{6}\b/gi)) colours.add(colour);
    }
    expect(colours.size).toBeLessThanOrEqual(16);
    for (const needed of ['#24305E', '#E8EBF5', '#B3372B', '#C98A1B', '#2F7D57', '#FBFAF6', '#1C1E26'])
      expect(colours).toContain(needed);
  });

  test('do not always hide the right answer in the same place', () => {
    const places = lessons.flatMap(({ check }) => check.map(({ choices }) => choices.findIndex(({ right }) => right)));
    expect(new Set(places).size).toBeGreaterThanOrEqual(3);
  });

  test('never ask for papers or codes in the chat', () => {
    const sentences = lessons.flatMap(({ screens }) => screens.flatMap(({ text }) => text.split(/[.!?]\s/)));
    const sending = sentences.filter((text) => /gửi|đọc|chụp/iu.test(text) && /máy này|vào đây/iu.test(text));
    expect(sending.length).toBeGreaterThanOrEqual(2);
    for (const text of sending) expect(text).toMatch(/đừng/iu);
  });
});

describe('a lesson file', () => {
  test('that is right is read, with what may be left out filled in', () => {
    const { lessons, faults } = read();
    expect(faults).toEqual([]);
    expect(lessons.get('bai-thu')).toMatchObject({ valid: { from: null, to: null }, unverified: [], sources: [] });
  });

  test.each([
    ['an id that is not its name', replaced('id: bai-thu', 'id: bai-khac'), 'mã "bai-khac" khác tên tệp'],
    ['an id too long for a button', replaced('id: bai-thu', `id: bai-${'a'.repeat(21)}`), 'tối đa 24 ký tự'],
    ['an unknown topic', replaced('so-thu', 'so-khong-co'), 'không có chủ đề "so-khong-co"'],
    ['no right choice', replaced(/\n {8}right: true/, ''), 'câu hỏi có 0 lựa chọn đúng'],
    ['two right choices', replaced('- title: Ba', '- title: Ba\n        right: true'), 'câu hỏi có 2 lựa chọn đúng'],
    ['two equal choices', replaced('title: Ba', 'title: Bốn'), 'hai lựa chọn giống nhau'],
    ['one choice', replaced('      - title: Ba\n', ''), 'cần ít nhất 2 lựa chọn'],
    ['a text too long for a screen', replaced('Màn số 2.', 'a'.repeat(281)), 'mỗi màn một việc'],
    ['an alt too long', replaced('Hình 2.', 'a'.repeat(161)), 'tối đa 160 ký tự'],
    ['two screens only', replaced(/ {2}- text: Màn số 3[^]*?Hình 3.\n/, ''), 'cần ít nhất 3 màn'],
    [
      'a picture that is not there',
      replaced('hinh-thu.svg', 'hinh-la.svg'),
      'không có tệp intents/media/lessons/hinh-la.svg',
    ],
    ['a picture from elsewhere', replaced('hinh-thu.svg', '../vh/anh.svg'), 'tên tệp dạng vneid-mo.svg'],
    [
      'an instrument nobody registered',
      replaced('60/2014/QH13', '1/1900/QH1'),
      'văn bản "1/1900/QH1" chưa có trong sổ',
    ],
    [
      'no citation',
      replaced(/citations:\n {2}- instrument: 60\/2014\/QH13/, 'citations: []'),
      'ghi ít nhất một văn bản',
    ],
    [
      'a review due before it was checked',
      replaced('due: 2027-05-22', 'due: 2026-01-01'),
      'hạn kiểm tra không sau ngày kiểm tra',
    ],
    ['a gap left to write', replaced('Màn số 2.', 'Bấm vào ____ nhé.'), 'còn chỗ chưa viết'],
    ['a placeholder', replaced('Màn số 2.', 'Chào bác {ten}.'), 'còn chỗ chưa viết ("{ten}")'],
    ['somebody’s number', replaced('Màn số 2.', 'Số 0912 345 678.'), 'có dãy số "0912345678"'],
    ['the district', replaced('Màn số 2.', 'Ra Công an huyện.'), 'nhắc đến cấp huyện'],
    ['an unknown field', replaced('about:', 'ghi-chu: a\nabout:'), 'mục lạ "ghi-chu"'],
  ])('with %s is told so and left out', (_what, change, fault) => {
    const { lessons, faults } = read(change);
    expect(faults.join('\n')).toContain(fault);
    expect(faults[0]).toMatch(/^intents\/vi\/lessons\/bai-thu\.yml:\d+ — .+ — .+/);
    expect(lessons.size).toBe(0);
  });

  test('with a telephone of the register passes, and so do years and the short lines', () => {
    expect(read(replaced('Màn số 2.', 'Gọi 1900 9068 hoặc 156, từ 01/01/2026.')).faults).toEqual([]);
  });

  test('whose drawing is not a plain picture is left out, the fault at the drawing', () => {
    const { lessons, faults } = read(undefined, { [pictureAt]: drawing.replace('<rect', '<script/><rect') });
    expect(faults[0]).toMatch(/^intents\/media\/lessons\/hinh-thu\.svg:1 — hình có <script>/);
    expect(lessons.size).toBe(0);
  });

  test('has what is wrong with a drawing told once, however many screens and lessons show it', () => {
    const second = lessonFile('bai-thu-hai', (text) => text.replace('order: 1', 'order: 2'));
    const saved = { [pictureAt]: `<?xml version="1.0"?>\n${drawing}`, 'intents/vi/lessons/bai-thu-hai.yml': second };
    const { lessons, faults } = read(undefined, saved);
    expect(faults).toEqual([`${pictureAt}:1 — không phải hình SVG viết gọn — bỏ dòng <?xml …?>`]);
    expect(lessons.size).toBe(0);
  });

  test('with a number to call that nobody has looked up is told so once', () => {
    const { faults } = read(replaced('Màn số 2.', 'Gọi 19001234, không được thì gọi 199.'));
    expect(faults.map((each) => each.replace(/^.*? — /, '').replace(/ — .*/, ''))).toEqual([
      'có dãy số "19001234" không nằm trong sổ điện thoại',
    ]);
    expect(read(replaced('Màn số 2.', 'Gọi 199.')).faults).toEqual([
      expect.stringContaining('số điện thoại "199" chưa có trong sổ'),
    ]);
  });

  test('cannot take the place of another in the order', () => {
    const second = { 'intents/vi/lessons/bai-thu-hai.yml': lessonFile('bai-thu-hai') };
    expect(read(undefined, second).faults).toEqual([
      'intents/vi/lessons/bai-thu.yml:2 — thứ tự 1 đã là của bai-thu-hai — đặt số khác, số nhỏ nhất còn trống: 2',
    ]);
  });
});
