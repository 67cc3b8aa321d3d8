import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { scratchProject, topicFile } from '../../support/scratch-project';

/** What goes wrong in the first file of somebody who has never written YAML. */

const asks = 'intents/lexicon/vi/follow-up.yml';
const shipped = { [asks]: readFileSync(join(root, asks), 'utf8') };
const path = 'intents/vi/dvc/dvc-thu.yml';
const faultsIn = (folder: string) => readContent(folder).faults.map(faultLine);
const faultsOf = (text: string, more: Record<string, string> = {}) =>
  faultsIn(scratchProject({ ...shipped, [path]: text, ...more }).root);
const faultsAfter = (from: string | RegExp, to: string) => {
  const text = topicFile('dvc-thu');
  expect(text).toMatch(from);
  return faultsOf(text.replace(from, to));
};
const example = '  - dvc-thu câu mẫu số 1\n';

describe('a file in another encoding', () => {
  const utf8 = [shipped, topicFile('dvc-thu')] as const;

  test('is refused at its first line that is not UTF-8, and nothing else is told of it', () => {
    const project = scratchProject({ ...utf8[0], [path]: utf8[1] });
    writeFileSync(join(project.root, path), Buffer.from(utf8[1].replace('Chủ đề thử', 'Caf\u00e9'), 'latin1'));
    expect(faultsIn(project.root)).toEqual([`${path}:2 — tệp không phải UTF-8 — lưu lại kiểu UTF-8`]);
    writeFileSync(join(project.root, path), Buffer.from(utf8[1], 'utf16le'));
    expect(faultsIn(project.root)).toHaveLength(1);
  });

  test('is refused among the lines of the bot as well', () => {
    const project = scratchProject({ ...utf8[0], [path]: utf8[1] });
    writeFileSync(join(project.root, 'locales/vi/thu.json'), Buffer.from('{\n"a": "Caf\u00e9"\n}\n', 'latin1'));
    expect(faultsIn(project.root)).toEqual(['locales/vi/thu.json:2 — tệp không phải UTF-8 — lưu lại kiểu UTF-8']);
  });

  test('shows where letters were already lost when it was saved as UTF-8 afterwards', () => {
    expect(faultsAfter('Câu trả lời thử.', 'C\ufffdu trả lời.')).toEqual([
      `${path}:27 — có chữ bị hỏng (\ufffd) — gõ lại chữ đó, lưu tệp kiểu UTF-8`,
    ]);
  });
});

describe('dots copied from the template', () => {
  test.each<[string, string, string, number]>([
    ['a value', 'title: Chủ đề thử', 'title: …', 2],
    ['three full stops', 'title: Chủ đề thử', 'title: ...', 2],
    ['a line of a list', example, '  - …\n', 7],
    ['a text of several lines', 'answer: Câu trả lời thử.', 'answer: |\n  …', 27],
    ['an address', 'answer: ', 'sources: [https://…]\nanswer: ', 27],
    ['a choice of few', 'scope: national', 'scope: …', 4],
  ])('are refused as %s, once', (_where, from, to, line) => {
    expect(faultsAfter(from, to)).toEqual([
      `${path}:${line} — còn dấu "…" của mẫu — viết nội dung của bác, hoặc xóa dòng này`,
    ]);
  });

  test('may stand within a sentence', () => {
    expect(faultsAfter('Câu trả lời thử.', 'Bác chờ… rồi hỏi lại.')).toEqual([]);
  });
});

describe('a sign # after text', () => {
  const lost = 'sau dấu # bị bỏ mất — để cả câu trong ngoặc kép';

  test.each<[string, string, string, number]>([
    ['in a line of a list', example, '  - kéo co #thử hôm nào\n', 7],
    ['in a value', 'title: Chủ đề thử', 'title: Chủ đề #thử', 2],
  ])('that hides what follows is told: %s', (_where, from, to, line) => {
    expect(faultsAfter(from, to)).toEqual([`${path}:${line} — ${lost}`]);
  });

  test('that hides all of a line is told, and not as an empty one', () => {
    expect(faultsAfter(example, '  - #thử hôm nào\n')).toEqual([`${path}:7 — ${lost}`]);
  });

  test.each<[string, string, string]>([
    ['a note', example, '  - kéo co # lời dặn\n'],
    ['a note on its own line', example, `#lời dặn\n${example}`],
    ['within quotes', example, '  - "kéo co #thử hôm nào"\n'],
    ['within a word', example, '  - kéo co bài#2\n'],
    ['within a text of several lines', 'answer: Câu trả lời thử.', 'answer: |\n  Bấm #1 rồi gọi.'],
  ])('that hides nothing of the text is no fault: %s', (_where, from, to) => {
    expect(faultsAfter(from, to)).toEqual([]);
  });
});

describe('an example that YAML does not take for text', () => {
  const quote = 'sai kiểu, cần chữ — có dấu hai chấm hay chỉ có số thì để cả câu trong ngoặc kép';

  test.each<[string, string]>([
    ['a colon', '  - Cho hỏi: kéo co\n'],
    ['only digits', '  - 2026\n'],
  ])('for %s is told with its place counted from one, and to quote it', (_what, to) => {
    expect(faultsAfter(example, to)).toEqual([`${path}:7 — examples, dòng 2: ${quote}`]);
  });

  test('for being empty is told as empty', () => {
    expect(faultsAfter(example, '  -\n')).toEqual([
      `${path}:7 — examples, dòng 2: để trống — viết nội dung, hoặc xóa dòng này`,
    ]);
  });
});

describe('what YAML cannot read', () => {
  test.each<[string, string, string, number, string]>([
    ['a Tab', example, '\t- thử\n', 7, 'thụt dòng bằng phím Tab — xóa đi, thụt bằng dấu cách'],
    ['a key written twice', 'tone: normal', 'title: Hai', 3, 'mục "title" ghi hai lần — giữ một'],
    ['an unclosed bracket', 'title: Chủ đề', 'title: [Chủ đề', 3, 'dấu ngoặc [ hoặc { mở ở trên chưa đóng'],
    ['a crooked list', example, ' - thử\n', 7, 'dấu "- " thụt không thẳng cột với các dòng cùng mục'],
    ['two colons', 'title: Chủ đề thử', 'title: Chủ đề: thử', 2, 'có hai dấu hai chấm trong một dòng'],
    ['no space after the colon', 'tone: normal', 'tone:normal', 3, 'dòng này không bắt đầu bằng "tên mục: "'],
    ['a sign at the start', 'title: Chủ đề', 'title: @Chủ đề', 2, 'câu bắt đầu bằng dấu đặc biệt — để cả câu'],
    ['text after the quotes', 'title: Chủ đề thử', 'title: "Chủ đề" thử', 2, 'có chữ hoặc dấu ngoặc thừa'],
  ])('for %s is told in Vietnamese, at its line, once', (_what, from, to, line, said) => {
    const faults = faultsAfter(from, to);
    expect(faults[0]).toContain(`YAML sai: ${said}`);
    expect(faults.map((each) => each.slice(0, each.indexOf(' — ')))).toContain(`${path}:${line}`);
    expect(new Set(faults.map((each) => each.split(' — ')[0])).size).toBe(faults.length);
    expect(faults.join('\n')).not.toMatch(/[a-z]{3,} (?:not|be|at|must|are)\b/);
  });

  test('for a quote that is never closed, or closed by the next one, is told where it was opened', () => {
    const open = (text: string) => text.replace('title: Chủ đề thử', 'title: "Chủ đề thử');
    const told = `${path}:2 — YAML sai: dấu ngoặc kép mở ở dòng này chưa đóng — đóng ngoặc kép ở cuối câu`;
    expect(faultsOf(topicFile('dvc-thu', open))[0]).toBe(told);
    expect(faultsOf(`${topicFile('dvc-thu', open)}phones: ["113"]\n`)).toContain(told);
  });

  test('leaves what else is wrong in the file to the next run', () => {
    const [fault] = readContent(scratchProject({ ...shipped, [path]: 'a: [' }).root).faults;
    expect(fault).toMatchObject({ partial: true });
  });
});

describe('a value that may have one of several forms', () => {
  const cited = (entry: string) => faultsAfter(/ {2}- instrument: .*\n.*\n/, entry);

  test.each<[string, string]>([
    [
      '  - { page: Trang, url: https://example.vn/ }\n',
      'citations, mục 1: thiếu seen (ngày đọc trang, dạng 2026-11-22)',
    ],
    ['  - { page: Trang, seen: 2026-11-22 }\n', 'citations, mục 1: thiếu url (địa chỉ trang, dạng https://…)'],
    ['  - { page: Trang, url: https://example.vn/, seen: 22/11 }\n', 'citations, mục 1, seen: ngày dạng 2026-11-22'],
    ['  - { instrument: 60/2014/QH13, seen: 2026-11-22 }\n', 'mục lạ "seen"'],
    ['  - { article: Điều 1 }\n', 'citations, mục 1: thiếu instrument'],
  ])('is judged by the form it comes closest to: %s', (entry, said) => {
    expect(cited(entry)).toEqual([expect.stringContaining(`${path}:29 — ${said}`)]);
  });
});

describe('a topic of a public service without an answer', () => {
  const asked = topicFile('dvc-thu', (text) => text.slice(0, text.indexOf('answer:')));

  test('and without a record is told to make the record, and nothing else', () => {
    expect(faultsOf(asked)).toEqual([
      `${path}:1 — chưa có hồ sơ intents/vi/procedures/dvc-thu.yml — tạo tệp đó, hoặc viết answer`,
    ]);
  });

  test('is told of its other faults as well', () => {
    expect(faultsOf(asked.replace('scope: national', 'scope: moon'))).toEqual([
      expect.stringContaining('chưa có hồ sơ'),
      expect.stringContaining(`${path}:4 — scope: chỉ nhận: national`),
    ]);
  });

  test('but with a citation has only forgotten the answer', () => {
    expect(faultsAfter('answer: Câu trả lời thử.\n', '')).toEqual([expect.stringContaining('answer: thiếu mục này')]);
  });

  test('of another group has to have one', () => {
    const other = 'intents/vi/vl/vl-thu.yml';
    const text = topicFile('vl-thu', (t) => t.slice(0, t.indexOf('answer:')));
    expect(faultsIn(scratchProject({ ...shipped, [other]: text }).root).join('\n')).toContain('answer: thiếu mục này');
  });
});
