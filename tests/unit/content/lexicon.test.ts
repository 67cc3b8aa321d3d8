import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { faultLine } from '../../../src/content/fault';
import { readLexiconFiles, readLexicons } from '../../../src/content/lexicon';
import { readEntryLines } from '../../../src/content/lexicon-lines';
import { readContent } from '../../../src/content/load';
import { readWordList, writeWordList } from '../../../src/content/word-list';
import { scratchProject } from '../../support/scratch-project';

const project = resolve(__dirname, '../../..');
const path = 'intents/lexicon/tyz.yml';
const good = `language: tyz
sources:
  S1: { title: Sổ tay thử, licence: CC-BY-4.0 }
entries:
  - { word: rườn, also: [lườn], vi: [nhà], source: S1, core: true }
  - { word: nặm, vi: [nước], source: S1 }
  - { word: cũ rồi, vi: [đã rút], source: S1, state: withdrawn }
phrases:
  - { text: câu thử, topic: dvc-thu }
`;
const read = (text: string, topics?: ReadonlySet<string>) => {
  const { lexicons, faults } = readLexicons(scratchProject({ [path]: text }).root, undefined, topics);
  return { lexicons, faults: faults.map(faultLine) };
};

function dataDirWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-lexicon-'));
  mkdirSync(join(folder, 'lexicon'));
  writeFileSync(join(folder, 'lexicon', name), text);
  return folder;
}

describe('the words of this project', () => {
  const { files, faults } = readLexiconFiles(project);
  const words = (tag: string) => files.find(({ language }) => language === tag)!.entries;

  test('have no faults', () => {
    expect(faults.map(faultLine)).toEqual([]);
    expect(files.map(({ language }) => language).sort()).toEqual(['ium-x-thphan', 'mji', 'nut', 'tyz']);
  });

  test('are drafts, none of them shown as reviewed by speakers', () => {
    for (const { entries } of files) expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['draft']));
  });

  test('cover the daily needs of Tày with at most 300 words that may be typed without marks', () => {
    expect(words('tyz').length).toBeGreaterThanOrEqual(300);
    expect(words('tyz').filter(({ core }) => core).length).toBeLessThanOrEqual(300);
    const meanings = new Set(words('tyz').flatMap(({ vi }) => vi));
    for (const need of ['nhà', 'tiền', 'giấy', 'ốm', 'học', 'vay', 'đất', 'lũ', 'xã', 'chồng', 'con', 'chửi'])
      expect(meanings).toContain(need);
  });

  test('keep transcriptions apart from what people type', () => {
    for (const tag of ['mji', 'ium-x-thphan'])
      expect(new Set(words(tag).map(({ script }) => script))).toEqual(new Set(['sounds']));
    for (const tag of ['tyz', 'nut'])
      expect(new Set(words(tag).map(({ script }) => script))).toEqual(new Set(['letters']));
  });

  test('read the same by lines and as YAML', () => {
    const folder = join(project, 'intents/lexicon');
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yml'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(readEntryLines(text)).toEqual(parse(text, { schema: 'core' }));
    }
  });
});

describe('the register of languages', () => {
  const { languages } = readContent(project).content;

  test('gives every language two letters of its own that the intent engine does not take for another', () => {
    const table = readFileSync(require.resolve('@nlpjs/language/src/languages.json'), 'utf8');
    expect(table).toContain('"vi"');
    const codes = languages.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes.filter((each) => each !== 'vi')) expect(table).not.toContain(`"${code}"`);
  });

  test('claims to understand only where there are words', () => {
    const having = new Set(readLexiconFiles(project).files.map(({ language }) => language));
    for (const { state, lexicon } of languages) {
      if (state === 'understood') expect(lexicon.length).toBeGreaterThan(0);
      for (const tag of lexicon) expect(having).toContain(tag);
    }
    const { root, write } = scratchProject();
    write('intents/registers/languages.yml', '- { tag: yue, name: Hoa, code: xw, state: understood }\n');
    expect(readContent(root).faults.map(faultLine)).toContainEqual(expect.stringContaining('understood mà không có'));
  });
});

describe('a lexicon file', () => {
  test('gives its words without those that were withdrawn', () => {
    const { lexicons, faults } = read(good);
    expect(faults).toEqual([]);
    expect(lexicons).toEqual([
      {
        language: 'tyz',
        entries: [
          { word: 'rườn', also: ['lườn'], vi: ['nhà'], script: 'letters', core: true, state: 'draft', source: 'S1' },
          { word: 'nặm', also: [], vi: ['nước'], script: 'letters', core: false, state: 'draft', source: 'S1' },
        ],
        phrases: [{ text: 'câu thử', topic: 'dvc-thu', state: 'draft' }],
      },
    ]);
  });

  test.each<[string, (text: string) => string, string]>([
    ['a language that is not in the register', (t) => t.replace('tyz', 'xyz'), `${path}:1 — không có tiếng "xyz"`],
    ['a language that is not the file’s name', (t) => t.replace('tyz', 'nut'), `${path}:1 — tiếng "nut" khác tên tệp`],
    [
      'a meaning given twice',
      (t) => t.replace('nặm, vi: [nước]', 'rườn, vi: [gỗ, nhà]'),
      `${path}:6 — "rườn" nghĩa "nhà" ghi hai lần`,
    ],
    ['text that is not NFC', (t) => t.replace('nặm', 'nặm'.normalize('NFD')), `${path}:6 — chữ chưa ở dạng NFC`],
    ['upper case', (t) => t.replace('nặm', 'Nặm'), `${path}:6 — "Nặm" có chữ hoa`],
    ['upper case in another spelling', (t) => t.replace('[lườn]', '[Lườn]'), `${path}:5 — "Lườn" có chữ hoa`],
    ['signs nobody types', (t) => t.replace('nặm', 'nam⁴²'), `${path}:6 — "nam⁴²" có ký tự không phải chữ`],
    ['more than three syllables', (t) => t.replace('nặm', 'au nặm ma rườn'), `${path}:6 — "au nặm ma rườn" dài quá`],
    [
      'a source that is not told',
      (t) => t.replace('[nước], source: S1', '[nước], source: S9'),
      `${path}:6 — nguồn "S9"`,
    ],
    ['no meaning', (t) => t.replace('[nước]', '[]'), `${path}:6 — entries, mục 2, vi: cần ít nhất 1 nghĩa`],
    ['an empty meaning', (t) => t.replace('[nước]', "['']"), `${path}:6 — entries, mục 2, vi, dòng 1: để trống`],
    ['an unknown key', (t) => t.replace('vi: [nước]', 'vi: [nước], en: water'), `${path}:6 — mục lạ "en"`],
    ['a phrase of no topic', (t) => t.replace('dvc-thu', 'dvc-khong'), `${path}:9 — không có chủ đề "dvc-khong"`],
  ])('is left out whole, with the line, for %s', (_what, change, expected) => {
    const { lexicons, faults } = read(change(good), new Set(['dvc-thu']));
    expect(faults).toContainEqual(expect.stringContaining(expected));
    expect(lexicons).toEqual([]);
  });

  test('does not take the others down with it', () => {
    const { root } = scratchProject({
      [path]: good.replace('nặm', 'NẶM'),
      'intents/lexicon/nut.yml': good.replace('tyz', 'nut'),
    });
    expect(readLexicons(root).lexicons.map(({ language }) => language)).toEqual(['nut']);
  });

  test('may hold anything and is either read or told, never thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (noise) => {
        const { lexicons, faults } = read(good.replace('[nước]', noise));
        expect(lexicons.length > 0 || faults.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('reads by lines only what YAML reads the same', () => {
    const value = fc.oneof(
      fc.constantFrom(
        'nhà',
        'true',
        'null',
        '12',
        '0x1',
        '~',
        'yes',
        'a b',
        "p'a",
        'no: x',
        '# x',
        '- x',
        '',
        'a,b',
        '[x]',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const entry = fc.record({
      word: value,
      also: fc.array(value, { maxLength: 2 }),
      vi: fc.array(value, { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.boolean(), (entries, raw) => {
        const line = (each: { word: string; also: string[]; vi: string[] }) =>
          raw
            ? `  - { word: ${each.word}, also: [${each.also.join(', ')}], vi: [${each.vi.join(', ')}] }`
            : `  - ${stringify(each, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`;
        const text = ['language: tyz', 'entries:', ...entries.map(line), 'phrases: []', ''].join('\n');
        const quick = readEntryLines(text);
        if (quick !== null) expect(quick).toEqual(parse(text, { schema: 'core' }));
      }),
      { numRuns: 500 },
    );
  });
});

const header = 'headword\tvariant_spellings\tvi_gloss\tsource\tlicence\tnote';
const rows = (...lines: string[]) => [header, ...lines.map((line) => line.replaceAll('|', '\t')), ''].join('\n');

describe('a list a province loaded', () => {
  test('stands behind the shipped words of the same language, as drafts that need their marks', () => {
    const { root } = scratchProject({ [path]: good });
    const dataDir = dataDirWith(
      'tyz.tsv',
      rows('rườn||nhà|khác|CC0|', 'vài|vai vài|trâu; bò|sổ|CC0|', 'cũ rồi||đã rút|sổ|CC0|'),
    );
    const { lexicons, faults } = readLexicons(root, dataDir);
    expect(faults).toEqual([]);
    expect(lexicons).toHaveLength(1);
    expect(lexicons[0]!.entries.map(({ word, source }) => [word, source])).toEqual([
      ['rườn', 'S1'],
      ['nặm', 'S1'],
      ['vài', 'sổ'],
    ]);
    expect(lexicons[0]!.entries[2]).toMatchObject({
      also: ['vai vài'],
      vi: ['trâu', 'bò'],
      core: false,
      state: 'draft',
    });
  });

  test('serves a language that has no shipped words', () => {
    const { root } = scratchProject();
    expect(readLexicons(root, dataDirWith('mis-x-sandiu.tsv', rows('a b||c d|x|CC0|'))).lexicons).toMatchObject([
      { language: 'mis-x-sandiu', entries: [{ word: 'a b' }] },
    ]);
  });

  test('that was spoiled by hand is left out and named', () => {
    const { root } = scratchProject({ [path]: good });
    const { lexicons, faults } = readLexicons(root, dataDirWith('tyz.tsv', rows('RƯỜN||nhà|x|CC0|')));
    expect(faults.map(faultLine)).toEqual([expect.stringContaining('DATA_DIR/lexicon/tyz.tsv:2 — "RƯỜN" có chữ hoa')]);
    expect(lexicons[0]!.entries).toHaveLength(2);
  });

  test.each([
    ['without a licence', 'rườn||nhà|x||', 'chưa ghi quyền sử dụng'],
    ['without a meaning', 'rườn|||x|CC0|', 'chưa có nghĩa tiếng Việt'],
    ['whose meaning is only separators', 'rườn||; ;|x|CC0|', 'chưa có nghĩa tiếng Việt'],
    ['without a word', '||nhà|x|CC0|', 'cột headword để trống'],
    ['with too many cells', 'rườn||nhà|x|CC0||thừa', 'nhiều ô hơn số cột'],
    ['with a bad spelling beside a good one', 'rườn|rườn (cũ)|nhà|x|CC0|', 'có ký tự không phải chữ'],
    ['in another script', '屋||nhà|x|CC0|', 'có ký tự không phải chữ'],
  ])('names a row %s', (_what, row, what) => {
    const { words, faults } = readWordList(rows('nặm||nước|x|CC0|', row), 'tệp.tsv');
    expect(faults.map(faultLine)).toEqual([expect.stringMatching(new RegExp(`^tệp\\.tsv:3 — .*${what} — .+`))]);
    expect(words).toHaveLength(1);
  });

  test('without its columns is refused in one line', () => {
    expect(readWordList('a\tb\n1\t2\n', 'x.tsv').faults.map(faultLine)).toEqual([
      expect.stringMatching(/^x\.tsv:1 — thiếu cột headword, vi_gloss, source, licence — /),
    ]);
    expect(readWordList('', 'x.tsv').faults).toHaveLength(1);
  });

  test('takes what is written with tone numbers for sounds, and joins rows that say the same', () => {
    const { words } = readWordList(rows('mun³³||người|x|CC0|', 'rườn||nhà|x|CC0|', 'rườn||nhà; gỗ|y|CC0|'), 'x');
    expect(words.map(({ entry }) => [entry.word, entry.script, entry.vi])).toEqual([
      ['mun³³', 'sounds', ['người']],
      ['rườn', 'letters', ['nhà']],
      ['rườn', 'letters', ['gỗ']],
    ]);
  });

  test('is read back as it was written', () => {
    const cell = fc.stringMatching(/^[a-zđươ]{1,6}( [a-zđ]{1,6}){0,2}$/);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(cell, fc.array(cell, { maxLength: 2 }), fc.array(cell, { minLength: 1, maxLength: 3 }), cell),
        ),
        fc.string(),
        (given, remark) => {
          const lines = given.map(
            ([word, also, vi, more]) => `${word}|${also.join('; ')}|${vi.join('; ')}|${more}|CC0|${more}`,
          );
          const { words, faults } = readWordList(rows(...lines), 'x');
          expect(faults).toEqual([]);
          expect(readWordList(writeWordList(words, remark), 'x')).toEqual({ words, faults: [] });
        },
      ),
    );
  });
});
