import { readCulture } from '../../../src/content/culture';
import { readContent } from '../../../src/content/load';
import { root as project } from '../../../src/root';
import { scratchProject } from '../../support/scratch-project';

const communes = new Set(['06856']);
const entry = (id: string, change: (text: string) => string = (text) => text) =>
  change(`id: ${id}
kind: festival
title: Hội thử ${id}
names: [hội ${id}]
groups: [tay]
text: Lời thử.
when: { lunar: { month: 1, day: 16, days: 2 } }
communes: ["06856"]
sources:
  - page: Trang thử
    seen: 2026-11-22
trust: A
review: { checked: 2026-11-22, due: 2027-05-22 }
`);
const faultsOf = (files: Record<string, string>) => {
  const { root, write } = scratchProject();
  for (const [name, text] of Object.entries(files)) write(`intents/vi/culture/${name}.yml`, text);
  return readCulture(root, communes).faults.map(({ file, line, what }) => `${file.split('/').at(-1)}:${line} ${what}`);
};
const faultOf = (change: (text: string) => string) => faultsOf({ 'vh-a': entry('vh-a', change) });
const media = (lines: string) => (text: string) => `${text}media:\n  - ${lines.split('\n').join('\n    ')}\n`;
const made = 'licence: MIT\ncredit: Thôn Bản vẽ\nalt: Một hình';

describe('entries about culture', () => {
  test('a correct one is read', () => {
    const { root, write } = scratchProject();
    write('intents/vi/culture/vh-a.yml', entry('vh-a'));
    expect(readCulture(root, communes)).toMatchObject({ faults: [], entries: [{ id: 'vh-a', communes: ['06856'] }] });
  });

  test.each<[string, (text: string) => string, string]>([
    ['another id than its file', (text) => text.replace('id: vh-a', 'id: vh-b'), 'vh-a.yml:1 mã "vh-b" khác tên tệp'],
    ['an unknown commune', (text) => text.replace('06856', '99999'), 'vh-a.yml:8 mã "99999" không có'],
    ['a commune’s code without its zero', (text) => text.replace('"06856"', '6856'), 'vh-a.yml:8 communes, dòng 1'],
    ['no source', (text) => text.replace(/sources:\n.*\n.*\n/, 'sources: []\n'), 'vh-a.yml:9 sources: ghi ít nhất'],
    ['too long a text', (text) => text.replace('Lời thử.', 'x'.repeat(401)), 'vh-a.yml:6 text: tối đa 400'],
    ['an unknown group', (text) => text.replace('[tay]', '[muong]'), 'vh-a.yml:5 groups, dòng 1'],
    ['no such lunar day', (text) => text.replace('day: 16', 'day: 31'), 'vh-a.yml:7 when'],
    ['no such month', (text) => text.replace('month: 1,', 'month: 13,'), 'vh-a.yml:7 when.lunar.month: tối đa 12'],
    ['no day of the feast', (text) => text.replace('day: 16, ', ''), 'vh-a.yml:7 when.lunar: thiếu day'],
    ['a check that is due before it was made', (text) => text.replace('2027-05-22', '2026-01-01'), 'vh-a.yml:13 hạn'],
    [
      'a picture that is not there',
      media(`kind: image\nfile: culture/khong-co.svg\n${made}`),
      'vh-a.yml:16 không có tệp',
    ],
    ['a picture without its maker', media('kind: image\nurl: https://example.org/a.jpg\nlicence: x\nalt: y'), 'credit'],
    ['sound without its words', media(`kind: audio\nurl: https://example.org/a.mp3\n${made}`), 'transcript'],
    [
      'a file outside the folder of media',
      media(`kind: image\nfile: ../a.svg\n${made}`),
      'vh-a.yml:16 media, mục 1, file',
    ],
  ])('%s is a fault with its line', (_name, change, fault) => {
    expect(faultOf(change)).toEqual([expect.stringContaining(fault)]);
  });

  test('a name belongs to one entry', () => {
    const faults = faultsOf({
      'vh-a': entry('vh-a'),
      'vh-b': entry('vh-b', (text) => text.replace('[hội vh-b]', '[Hội VH-A]')),
    });
    expect(faults).toEqual(['vh-b.yml:4 tên "Hội VH-A" đã có ở vh-a']);
  });

  test('two names that differ only in their marks are two names', () => {
    const named = (id: string, name: string) => entry(id, (text) => text.replace(`[hội ${id}]`, `[${name}]`));
    expect(faultsOf({ 'vh-a': named('vh-a', 'soóng cọ'), 'vh-b': named('vh-b', 'soọng cô') })).toEqual([]);
  });

  test('the project has more than forty, and every kind a topic lists has some', () => {
    const { content } = readContent(project);
    expect(content.culture.length).toBeGreaterThanOrEqual(40);
    const kinds = new Set(content.culture.map(({ kind }) => kind));
    for (const { culture } of content.topics.values())
      for (const kind of culture?.kinds ?? []) expect(kinds).toContain(kind);
  });
});
