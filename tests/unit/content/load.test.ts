import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { loadContent, readContent } from '../../../src/content/load';
import { scratchProject, topicFile } from '../../support/scratch-project';

const path = 'intents/vi/dvc/dvc-thu.yml';
const asks = 'intents/lexicon/vi/follow-up.yml';
const shipped = { [asks]: readFileSync(resolve(__dirname, '../../..', asks), 'utf8') };
const faultsOf = (text: string, more: Record<string, string> = {}) =>
  readContent(scratchProject({ ...shipped, [path]: text, ...more }).root).faults.map(faultLine);

describe('the content of this project', () => {
  const { content, faults } = readContent(resolve(__dirname, '../../..'));

  test('has no faults', () => {
    expect(faults.map(faultLine)).toEqual([]);
  });

  test('covers all seven groups with at least 45 topics, each with 12 examples and 4 tests', () => {
    const topics = [...content.topics.values()].filter((topic) => !topic.id.startsWith('sys-'));
    expect(topics.length).toBeGreaterThanOrEqual(45);
    expect(new Set(topics.map((topic) => topic.id.split('-')[0]))).toEqual(
      new Set(['dt', 'bg', 'dvc', 'vl', 'kc', 'so', 'vh']),
    );
    for (const topic of topics) {
      expect(topic.examples.length).toBeGreaterThanOrEqual(12);
      expect(topic.tests.length).toBeGreaterThanOrEqual(4);
      expect(topic.citations.length).toBeGreaterThanOrEqual(1);
    }
  });

  test('has at least half of each topic’s examples without marks or in spoken style', () => {
    const marks = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;
    const spoken =
      /(^|\s)(em|cháu|bác|con|tôi|mình|nhà|bà|chị|anh|ông|ạ|ơi|với|hả|nhỉ|đi|thì|ai|sao|vợ|chồng|mẹ|bố)(\s|[?,.]|$)/iu;
    for (const topic of content.topics.values()) {
      const plain = topic.examples.filter((text) => !marks.test(text) || spoken.test(text)).length;
      expect({ topic: topic.id, enough: plain >= topic.examples.length / 2 }).toEqual({
        topic: topic.id,
        enough: true,
      });
    }
  });

  test('shows no unverified fact to people', () => {
    for (const topic of content.topics.values()) {
      const shown = JSON.stringify([topic.answer, topic.blocks]);
      for (const doubt of topic.unverified) expect(shown).not.toContain(doubt);
    }
  });
});

describe('the content check', () => {
  test('accepts a correct file', () => {
    expect(faultsOf(topicFile('dvc-thu'))).toEqual([]);
  });

  test.each<[string, (text: string) => string, string]>([
    ['an unknown key', (t) => t.replace('scope:', 'skope: x\nscope:'), `${path}:4 — mục lạ "skope"`],
    ['a missing key', (t) => t.replace('scope: national\n', ''), `${path}:1 — scope`],
    [
      'a title over 40 characters',
      (t) => t.replace('Chủ đề thử', 'x'.repeat(41)),
      `${path}:2 — title: tối đa 40 ký tự`,
    ],
    [
      'an answer over 600 characters',
      (t) => t.replace('Câu trả lời thử.', 'x'.repeat(601)),
      `${path}:27 — answer: tối đa 600 ký tự`,
    ],
    ['too few examples', (t) => t.replace(/ {2}- dvc-thu câu mẫu số 11\n/, ''), `${path}:6 — examples: cần ít nhất 15`],
    [
      'an instrument that is not in the register',
      (t) => t.replace('60/2014/QH13', '999/2099/QH99'),
      `${path}:29 — văn bản "999/2099/QH99"`,
    ],
    ['no citation', (t) => t.replace(/citations:\n.*\n.*\n/, 'citations: []\n'), `${path}:28 — không có căn cứ`],
    [
      'an id that is not the file’s name',
      (t) => t.replace('id: dvc-thu', 'id: dvc-khac'),
      `${path}:1 — mã "dvc-khac" khác tên tệp`,
    ],
    [
      'the abolished district level',
      (t) => t.replace('Câu trả lời thử.', 'Bác ra UBND huyện.'),
      `${path}:27 — nhắc đến cấp huyện`,
    ],
    ['a phone that is not in the register', (t) => `${t}phones: ["0900"]\n`, `${path}:33 — số "0900"`],
    [
      'a related topic that does not exist',
      (t) => `${t}related: [dvc-khong-co]\n`,
      `${path}:33 — không có chủ đề "dvc-khong-co"`,
    ],
    [
      'a review that is due before it was done',
      (t) => t.replace('due: 2027-05-22', 'due: 2026-01-01'),
      `${path}:32 — hạn kiểm tra`,
    ],
    [
      'text that is not NFC',
      (t) => t.replace('Câu trả lời', 'Câu trả lời'.normalize('NFD')),
      `${path}:27 — chữ chưa ở dạng NFC`,
    ],
    ['a letter that only looks like Đ', (t) => t.replace('Điều 13', 'Ðiều 13'), `${path}:30 — có ký tự lạ Ð (U+00D0)`],
    ['YAML that does not parse', (t) => t.replace('title: ', 'title: ['), `${path}:`],
    [
      'a YAML alias',
      (t) => t.replace('title: Chủ đề thử', 'title: &a Chủ đề thử').replace('answer: Câu trả lời thử.', 'answer: *a'),
      `${path}:27 — dùng bí danh`,
    ],
    [
      'a test that is also an example',
      (t) => t.replace('dvc-thu câu thử số 0', 'DVC-thu  cau mau so 0?'),
      `${path}:22 — "DVC-thu  cau mau so 0?" trùng`,
    ],
  ])('names the line of %s', (_what, change, expected) => {
    const faults = faultsOf(topicFile('dvc-thu', change));
    expect(faults.some((fault) => fault.startsWith(expected))).toBe(true);
  });

  test('finds an example that reads like another topic’s', () => {
    const other = topicFile('dvc-hai', (t) => t.replace('dvc-hai câu mẫu số 3', 'Dvc thu CÂU MẪU số 3'));
    expect(faultsOf(topicFile('dvc-thu'), { 'intents/vi/dvc/dvc-hai.yml': other })).toEqual([
      expect.stringContaining('trùng với một câu của dvc-hai (intents/vi/dvc/dvc-hai.yml:9)'),
    ]);
  });

  test('names the line of a language that takes the two letters of another', () => {
    const languages = ['{ tag: vi, name: V, code: vi, state: full }', '{ tag: nut, name: N, code: xt, state: full }'];
    const same = [...languages, '{ tag: tyz, name: T, code: xt, state: full }'].map((each) => `- ${each}\n`).join('');
    expect(faultsOf(topicFile('dvc-thu'), { 'intents/registers/languages.yml': same })).toEqual([
      'intents/registers/languages.yml:3 — "code xt" ghi hai lần — giữ một, hoặc đặt khác đi',
    ]);
  });

  test('refuses topic ids that are names of object machinery', () => {
    expect(faultsOf(topicFile('__proto__')).length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).title).toBeUndefined();
  });

  test('a server refuses to start on a fault and lists every one', () => {
    const project = scratchProject({
      [path]: topicFile('dvc-thu', (t) => t.replace('scope: national', 'scope: moon').replace('Điều 13', 'Ðiều 13')),
    });
    expect(() => loadContent(project.root)).toThrow(/content\.invalid/);
  });
});
