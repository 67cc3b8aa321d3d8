import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { adoptedFiles, writeAdopted } from '../../../src/cli/contributions/adopt';
import { faultLine } from '../../../src/content/fault';
import { lexiconTagsOf, readLexiconFiles, readLexicons } from '../../../src/content/lexicon';
import { readContent } from '../../../src/content/load';
import { proposalStates, proposed, type Proposal } from '../../../src/model/proposal';
import { scratchProject } from '../../support/scratch-project';
import { noon } from '../../support/turns';

const topics = new Set(['dvc-thu']);
let last = 0;
const given = (change: Partial<Proposal>): Proposal => ({
  ...proposed(`p${(last += 1)}`, 'pseudonym', {
    ...{ at: noon, language: 'tyz', kind: 'word', text: 'nặm', meaning: 'nước', topic: null, village: 'thôn A' },
    consentAt: noon,
  }),
  state: 'approved',
  ...change,
});
const sentence = (change: Partial<Proposal> = {}) =>
  given({ kind: 'sentence', text: 'câu thử?', topic: 'dvc-thu', ...change });

/** A data folder after `npm run contributions -- adopt`. */
function adopted(...proposals: Proposal[]): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'thonban-adopted-'));
  writeAdopted(dataDir, adoptedFiles(proposals, topics).files);
  return dataDir;
}
function put(dataDir: string, name: string, ...lines: string[]): string {
  mkdirSync(join(dataDir, 'lexicon'), { recursive: true });
  writeFileSync(join(dataDir, 'lexicon', name), [...lines.map((line) => line.replaceAll('|', '\t')), ''].join('\n'));
  return dataDir;
}
const shipped = (entries: string, phrases = '[]') => ({
  'intents/lexicon/tyz.yml': `language: tyz
sources: { S1: { title: Sổ tay thử, licence: CC-BY-4.0 } }
entries:
${entries}
phrases: ${phrases}
`,
});
const read = (dataDir: string, files: Record<string, string> = {}) => {
  const { lexicons, faults } = readLexicons(scratchProject(files).root, dataDir, topics);
  return { lexicons, faults: faults.map(faultLine) };
};

describe('what two speakers approved', () => {
  test('is read once it is adopted: words, and sentences of each language', () => {
    const { lexicons, faults } = read(adopted(given({}), sentence(), sentence({ language: 'mji', text: 'câu khác' })));
    expect(faults).toEqual([]);
    const source = 'bà con góp, hai người nói tiếng này đã kiểm tra';
    expect(lexicons).toEqual([
      {
        language: 'tyz',
        entries: [{ word: 'nặm', also: [], vi: ['nước'], script: 'letters', core: false, state: 'approved', source }],
        phrases: [{ text: 'câu thử?', topic: 'dvc-thu', state: 'approved' }],
      },
      { language: 'mji', entries: [], phrases: [{ text: 'câu khác', topic: 'dvc-thu', state: 'approved' }] },
    ]);
  });

  test('is all that is read: nothing that was only proposed, rejected or withdrawn', () => {
    const any = fc.record({
      kind: fc.constantFrom('word', 'sentence'),
      state: fc.constantFrom(...proposalStates),
      language: fc.constantFrom('tyz', 'nut', 'mis-x-sandiu'),
      text: fc.constantFrom('nặm', 'rườn', '=pây', '# x', 'a;b', 'Rườn Nặm', 'một hai ba bốn', 'x\ty'),
      meaning: fc.constantFrom('nước', 'nhà; gia đình', ' ; ', '#'),
      topic: fc.constantFrom('dvc-thu', 'dvc-da-bo', null),
    });
    const { root } = scratchProject();
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (changes) => {
        const all = changes.map((change, index) => given({ ...(change as Partial<Proposal>), id: `p${index}` }));
        const { words, sentences } = adoptedFiles(all, topics);
        const { lexicons, faults } = readLexicons(root, adopted(...all), topics);
        expect(faults).toEqual([]);
        const texts = new Set(
          all.filter(({ state }) => state === 'approved').map(({ text }) => text.toLowerCase().replace(/\s/g, ' ')),
        );
        for (const { entries, phrases } of lexicons)
          for (const said of [...entries.map(({ word }) => word), ...phrases.map(({ text }) => text.toLowerCase())])
            expect(texts).toContain(said);
        expect(lexicons.flatMap(({ phrases }) => phrases)).toHaveLength(sentences);
        expect(lexicons.some(({ entries }) => entries.length > 0)).toBe(words > 0);
      }),
      { numRuns: 60 },
    );
  });

  test('gives a language of which nothing is shipped a lexicon of its own, which that language is read with', () => {
    const { root } = scratchProject();
    const { lexicons } = readLexicons(root, adopted(given({ language: 'mis-x-sandiu' })), topics);
    expect(lexicons.map(({ language }) => language)).toEqual(['mis-x-sandiu']);
    const { languages } = readContent(root).content;
    const tagsOf = (tag: string) => lexiconTagsOf(languages.find((each) => each.tag === tag)!);
    expect(tagsOf('mis-x-sandiu')).toEqual(['mis-x-sandiu']);
    expect(tagsOf('tyz')).toEqual(['tyz', 'nut']);
  });

  test('makes a shipped draft a word that counts as approved, and keeps its other spellings', () => {
    const { lexicons } = read(adopted(given({})), shipped('  - { word: nặm, also: [nậm], vi: [nước], source: S1 }'));
    expect(lexicons[0]!.entries.map(({ also, core, state }) => [also, core, state])).toEqual([
      [['nậm'], false, 'draft'],
      [[], false, 'approved'],
    ]);
  });

  test('does not bring back what the project withdrew', () => {
    const files = shipped(
      '  - { word: nặm, vi: [nước], source: S1, state: withdrawn }',
      '[{ text: "câu thử?", topic: dvc-thu, state: withdrawn }]',
    );
    const { lexicons, faults } = read(adopted(given({}), given({ meaning: 'nước; sông' }), sentence()), files);
    expect(faults).toEqual([]);
    expect(lexicons.map(({ entries, phrases }) => [entries.map(({ vi }) => vi), phrases])).toEqual([[[['sông']], []]]);
  });

  test('stands before the same word of a list that was only loaded, whatever the files are called', () => {
    const { root } = scratchProject({
      'intents/registers/languages.yml': '- { tag: aaa, name: A, code: xa, state: vietnamese-only }\n',
    });
    const header = 'headword|vi_gloss|source|licence';
    const dataDir = put(adopted(given({ language: 'aaa' })), 'aaa.tsv', header, 'nặm|nước|sổ|CC0', 'rườn|nhà|sổ|CC0');
    const { lexicons, faults } = readLexicons(root, dataDir);
    expect(faults).toEqual([]);
    expect(lexicons[0]!.entries.map(({ word, state }) => [word, state])).toEqual([
      ['nặm', 'approved'],
      ['rườn', 'draft'],
    ]);
  });

  test('is shown file by file, sentences under their language', () => {
    const { files } = readLexiconFiles(scratchProject().root, adopted(given({}), sentence()), topics);
    expect(files.map(({ file, language }) => [file, language])).toEqual([
      ['DATA_DIR/lexicon/approved-tyz.tsv', 'tyz'],
      ['DATA_DIR/lexicon/phrases.tsv (tyz)', 'tyz'],
    ]);
  });
});

describe('an adopted file that was spoiled', () => {
  const words = 'headword|variant_spellings|vi_gloss|source|licence|note';
  const phrases = 'language|text|topic|source';

  test.each<[string, string, string[], string]>([
    [
      'a topic that is gone',
      'phrases.tsv',
      [phrases, 'tyz|a|dvc-thu|x', 'tyz|b|dvc-bo|x'],
      ':3 — không có chủ đề "dvc-bo"',
    ],
    ['no topic', 'phrases.tsv', [phrases, 'tyz|a||x'], ':2 — câu chưa có chủ đề'],
    ['an unknown language', 'phrases.tsv', [phrases, 'xyz|a|dvc-thu|x'], ':2 — không có tiếng "xyz"'],
    ['Vietnamese as its language', 'phrases.tsv', [phrases, 'vi|a|dvc-thu|x'], ':2 — không có tiếng "vi"'],
    ['a sentence without letters', 'phrases.tsv', [phrases, 'tyz|?!|dvc-thu|x'], ':2 — câu không có chữ'],
    ['a cell too many', 'phrases.tsv', [phrases, 'tyz|a|dvc-thu|x|y'], ':2 — nhiều ô hơn số cột'],
    ['no header', 'phrases.tsv', ['tyz|a|dvc-thu|x'], ':1 — thiếu cột language, text, topic'],
    ['a transcription', 'approved-tyz.tsv', [words, 'nặm||nước|x|y|', 'mun³³||người|x|y|'], ':3 — "mun³³" có ký tự'],
    ['a language nobody knows', 'approved-xyz.tsv', [words, 'nặm||nước|x|y|'], ':1 — không có tiếng "xyz"'],
  ])('by %s is left out whole, with the line, and takes nothing else down', (_what, name, lines, fault) => {
    const dataDir = adopted(given({ language: 'nut' }), sentence({ language: 'nut' }));
    const { lexicons, faults } = read(put(dataDir, name, ...lines));
    expect(faults).toEqual([expect.stringContaining(`DATA_DIR/lexicon/${name}${fault}`)]);
    expect(lexicons.map(({ language }) => language)).toEqual(['nut']);
    expect(lexicons[0]!.phrases).toHaveLength(name === 'phrases.tsv' ? 0 : 1);
  });
});
