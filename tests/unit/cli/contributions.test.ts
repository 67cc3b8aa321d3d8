import { stringify } from 'csv-stringify/sync';
import { adoptedFiles } from '../../../src/cli/contributions/adopt';
import { readContributionOptions } from '../../../src/cli/contributions/options';
import { planImport, type ImportWorld } from '../../../src/cli/contributions/plan';
import { columns, readSheet, sheetOf, type Column } from '../../../src/cli/contributions/sheet';
import { readWordList } from '../../../src/content/word-list';
import { judged, proposed, withoutPerson, type Proposal } from '../../../src/model/proposal';
import { readCsv } from '../../support/csv-reader';
import { noon } from '../../support/turns';

const given = (id: string, change: Partial<Proposal> = {}): Proposal => ({
  ...proposed(id, 'pseudonym', {
    ...{ at: noon, language: 'tyz', kind: 'word', text: 'nặm', meaning: 'nước', topic: null, village: 'thôn A' },
    consentAt: noon,
  }),
  ...change,
});
const verdict = (reviewer: string, says: 'yes' | 'no' = 'yes') => ({
  ...{ reviewer, village: 'thôn B', day: '2026-11-22', verdict: says, comment: '' },
});
const approved = (one: Proposal) => judged(judged(one, verdict('một')), verdict('hai'));

const world = (stored: Proposal[] = [given('p1')]): ImportWorld => ({
  ...{
    file: 'phiếu.csv',
    stored,
    languages: ['tyz', 'mji'],
    topics: new Set(['dvc-khai-sinh', 'kc-so-cuu']),
    now: noon,
  },
});
/** A sheet as it comes back, from a spreadsheet with these habits. */
const returned = (rows: Partial<Record<Column, string>>[], delimiter = ',', names: readonly Column[] = columns) =>
  Buffer.from(
    `\uFEFF${stringify([[...names], ...rows.map((row) => names.map((name) => row[name] ?? ''))], { delimiter })}`,
  );
const yes = { reviewer: 'Người Một', reviewer_village: 'thôn B', verdict: 'có' };
const plan = (rows: Partial<Record<Column, string>>[], at = world()) => {
  const sheet = readSheet(returned(rows), at.file);
  expect(sheet.faults).toEqual([]);
  return planImport(sheet.rows, at);
};

describe('the sheet that goes out', () => {
  test('has a mark for Excel, every column, one line each, and nobody’s pseudonym', () => {
    const text = sheetOf([given('p1'), judged(given('p2'), { ...verdict('một', 'no'), comment: 'sai dấu' })]);
    expect(text.startsWith('\uFEFF"id",')).toBe(true);
    const records = readCsv(text).map((record) => record.map(({ value }) => value));
    expect(records[0]).toEqual([...columns]);
    expect(records[1]).toEqual([
      'p1',
      'tyz',
      'word',
      'nặm',
      'nước',
      '',
      'thôn A',
      '2026-11-22',
      'proposed',
      ...Array(7).fill(''),
    ]);
    expect(records[2]?.at(-1)).toBe('không (một, thôn B, 2026-11-22): sai dấu');
    expect(text).not.toContain('pseudonym');
  });

  test.each(['=1+1', '+84', '-x', '@SUM(A1)', '＝x', 'a;=HYPERLINK("x")', 'a; "=1', "'=1"])(
    'does not let a spreadsheet run "%s", and gives it back unchanged',
    (text) => {
      const one = given('p1', { text, meaning: text });
      const sheet = sheetOf([one]);
      for (const separator of [',', ';', '\t']) {
        const values = readCsv(sheet, separator)
          .flat()
          .map(({ value }) => value);
        expect(values.filter((value) => /^[\s"]*[=+\-@＝]/.test(value))).toEqual([]);
      }
      const { rows } = readSheet(Buffer.from(sheet), 'x.csv');
      const { faults, judgements } = planImport([{ ...rows[0]!, ...yes }], world([one]));
      expect([faults, judgements.length]).toEqual([[], 1]);
    },
  );
});

describe('a sheet that comes back', () => {
  test.each([',', ';', '\t'])('is read with "%s" between cells, columns in any order', (delimiter) => {
    const names = [...columns].reverse();
    const { rows, faults } = readSheet(returned([{ id: 'p1', ...yes, text: 'nặm' }], delimiter, names), 'x.csv');
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ id: 'p1', verdict: 'có', text: 'nặm', line: 2 }]);
  });

  test.each([
    ['another encoding', Buffer.from('id,ti\u00eang', 'latin1'), 1],
    ['UTF-16', Buffer.from('\uFEFFid,language', 'utf16le'), 1],
    [
      'a column missing',
      returned(
        [],
        ',',
        columns.filter((name) => name !== 'reviewer'),
      ),
      1,
    ],
    ['a column twice', returned([], ',', [...columns, 'text']), 1],
    ['an open quotation mark', Buffer.concat([returned([{ id: 'p1' }]), Buffer.from('"p2,x\r\n')]), 3],
    ['a cell torn in two', Buffer.concat([returned([]), Buffer.from(`${'x,'.repeat(20)}\r\n`)]), 2],
  ])('with %s is refused with its line and how to mend it', (_what, bytes, line) => {
    const { rows, faults } = readSheet(bytes, 'x.csv');
    expect(rows).toEqual([]);
    expect(faults).toMatchObject([{ file: 'x.csv', line, what: expect.any(String), mend: expect.any(String) }]);
  });

  test.each([
    ['có', 'yes'],
    ['Có', 'yes'],
    ['yes', 'yes'],
    ['co', 'yes'],
    ['không', 'no'],
    ['NO', 'no'],
    ['khong', 'no'],
  ])('says "%s" for %s', (typed, expected) => {
    expect(plan([{ id: 'p1', ...yes, verdict: typed }]).judgements[0]?.verdict.verdict).toBe(expected);
  });

  test('gives each judged line its reviewer, village, day and comment, and passes over the others', () => {
    const rows = [
      { id: 'p1', ...yes, verdict_day: '21/11/2026', comment: 'gọi tôi 0912345678' },
      { id: 'p2', reviewer: 'Người Một' },
      {},
    ];
    const { judgements, unjudged, faults } = plan(rows, world([given('p1'), given('p2')]));
    expect(faults).toEqual([]);
    expect(judgements).toEqual([
      {
        ...{ id: 'p1', topic: null },
        verdict: {
          ...{ reviewer: 'Người Một', village: 'thôn B', day: '2026-11-21', verdict: 'yes' },
          comment: 'gọi tôi [số điện thoại]',
        },
      },
    ]);
    expect(unjudged).toBe(1);
  });

  const line = { id: 'p1', ...yes };
  test.each<[string, Partial<Record<Column, string>>]>([
    ['an id that is not there', { ...line, id: 'p9' }],
    ['a word nobody understands for a verdict', { ...line, verdict: 'chắc là có' }],
    ['a comment without a verdict', { ...line, verdict: '', comment: 'sai dấu' }],
    ['no reviewer', { ...line, reviewer: '' }],
    ['no village of the reviewer', { ...line, reviewer_village: '' }],
    ['a telephone number for a reviewer', { ...line, reviewer: 'Một 0912345678' }],
    ['a day that does not exist', { ...line, verdict_day: '31/02/2026' }],
    ['a day to come', { ...line, verdict_day: '2026-11-23' }],
    ['a changed text', { ...line, text: 'nặm khác' }],
    ['a changed meaning', { ...line, meaning: 'sông' }],
    ['a topic that is not there', { ...line, topic: 'dvc-khong-co' }],
    ['a comment without end', { ...line, comment: 'dài '.repeat(100) }],
  ])('with %s is refused with its line', (_what, row) => {
    const { faults, judgements } = plan([{ id: 'p1' }, row]);
    expect(faults).toMatchObject([{ file: 'phiếu.csv', line: 3 }]);
    expect(judgements).toEqual([]);
  });

  test('is told of every fault at once', () => {
    const { faults } = plan([
      { ...line, reviewer: '', verdict: '?' },
      { id: 'p9', ...yes },
    ]);
    expect(faults.map((fault) => fault.line)).toEqual([2, 2, 3]);
  });

  test('cannot judge twice for one person, nor what was withdrawn', () => {
    expect(plan([line, { ...line, reviewer: 'NGƯỜI MỘT' }]).faults).toHaveLength(1);
    expect(plan([line], world([withoutPerson(given('p1'))])).faults).toMatchObject([{ what: 'người góp đã rút lại' }]);
  });

  test('cannot agree to a sentence without saying which matter it is about', () => {
    const sentence = world([given('p1', { kind: 'sentence' })]);
    expect(plan([line], sentence).faults).toHaveLength(1);
    expect(plan([{ ...line, verdict: 'không' }], sentence).faults).toEqual([]);
    expect(plan([{ ...line, topic: 'dvc-khai-sinh' }], sentence).judgements).toMatchObject([
      { topic: 'dvc-khai-sinh' },
    ]);
  });
});

describe('a new line', () => {
  const fresh = {
    ...yes,
    language: 'tyz',
    kind: 'từ',
    text: 'rườn',
    meaning: 'nhà',
    consent: 'CC BY 4.0',
    verdict: '',
  };

  test('is a proposal with its bringer’s yes', () => {
    const { faults, proposals, judgements } = plan([{ ...fresh, village: 'thôn C' }]);
    expect(faults).toEqual([]);
    expect(proposals).toMatchObject([
      {
        kind: 'word',
        text: 'rườn',
        meaning: 'nhà',
        village: 'thôn C',
        person: null,
        consentAt: noon,
        state: 'proposed',
      },
    ]);
    expect(judgements).toMatchObject([{ id: proposals[0]!.id, verdict: { reviewer: 'Người Một', verdict: 'yes' } }]);
  });

  test.each<[string, Partial<Record<Column, string>>]>([
    ['without consent', { consent: '' }],
    ['with another licence', { consent: 'CC BY-NC 4.0' }],
    ['without a reviewer', { reviewer: '' }],
    ['in Vietnamese', { language: 'vi' }],
    ['in no language we know', { language: 'xx' }],
    ['of no kind', { kind: 'bài hát' }],
    ['without a meaning', { meaning: '' }],
    ['with a number that leads to a person', { text: 'nặm 0912345678' }],
    ['longer than a word', { text: 'nặm '.repeat(20) }],
    ['that its bringer refuses', { verdict: 'không' }],
    ['that is a sentence without a topic', { kind: 'câu' }],
  ])('%s is refused', (_what, change) => {
    const { faults, proposals } = plan([{ ...fresh, ...change }]);
    expect([faults.length, proposals]).toEqual([1, []]);
  });

  test('that is there already is one more yes to it, also within one sheet', () => {
    const again = plan([{ ...fresh, text: 'NẶM', meaning: 'nước' }]);
    expect([again.proposals, again.judgements.map(({ id }) => id), again.known]).toEqual([
      [],
      ['p1'],
      [{ line: 2, id: 'p1' }],
    ]);
    const two = plan([fresh, { ...fresh, reviewer: 'Người Hai' }]);
    expect([two.proposals.length, two.judgements.length, two.faults]).toEqual([1, 2, []]);
    expect(plan([fresh, fresh]).faults).toHaveLength(1);
  });
});

describe('what is adopted', () => {
  const topics = new Set(['dvc-khai-sinh']);

  test('is what two speakers approved and nothing else, and names nobody', () => {
    const states = ['proposed', 'in-review', 'rejected', 'withdrawn'] as const;
    const others = states.map((state) => given(state, { state, text: `chữ ${state}` }));
    const { files, words } = adoptedFiles([...others, approved(given('p1'))], topics);
    expect([words, [...files.keys()]]).toEqual([1, ['approved-tyz.tsv']]);
    expect(files.get('approved-tyz.tsv')).toBe(
      'headword\tvariant_spellings\tvi_gloss\tsource\tlicence\tnote\n' +
        'nặm\t\tnước\tbà con góp, hai người nói tiếng này đã kiểm tra\tCC-BY-4.0\tthôn A, p1\n',
    );
    expect([...files.values()].join()).not.toMatch(/pseudonym|một|hai\t/);
  });

  test('is a list that the loader of lexicons reads without a fault', () => {
    const all = [
      given('p1'),
      given('p2', { text: 'Rườn', meaning: 'nhà; gia đình' }),
      given('p3', { text: 'nặm', meaning: 'sông' }),
    ];
    const { files } = adoptedFiles(all.map(approved), topics);
    const { words, faults } = readWordList(files.get('approved-tyz.tsv')!, 'approved-tyz.tsv');
    expect(faults).toEqual([]);
    expect(words.map(({ entry }) => [entry.word, entry.vi])).toEqual([
      ['nặm', ['nước']],
      ['rườn', ['nhà', 'gia đình']],
      ['nặm', ['sông']],
    ]);
  });

  test('holds sentences of all languages with their topics', () => {
    const sentence = given('p1', { kind: 'sentence', text: 'pây hâư?', topic: 'dvc-khai-sinh' });
    const { files, sentences } = adoptedFiles([approved(sentence)], topics);
    expect(sentences).toBe(1);
    expect(files.get('phrases.tsv')).toBe(
      'language\ttext\ttopic\tsource\n' +
        'tyz\tpây hâư?\tdvc-khai-sinh\tbà con góp, hai người nói tiếng này đã kiểm tra, p1\n',
    );
  });

  test('leaves out, and names, what the loader could not read: one bad row would cost the whole list', () => {
    const odd = [
      given('p1', { text: 'bốn tiếng là quá' }),
      given('p2', { text: '5a' }),
      given('p3', { meaning: ' ; ' }),
      given('p4', { kind: 'sentence' }),
      given('p5', { kind: 'sentence', topic: 'dvc-da-bo' }),
      given('p6', { text: '# nặm' }),
    ];
    const { files, left } = adoptedFiles(odd.map(approved), topics);
    expect([files.size, left.map(({ id }) => id)]).toEqual([0, ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']]);
  });
});

describe('the command line', () => {
  const read = (...args: string[]) => readContributionOptions(args, ['tyz', 'mji']);

  test('names its tasks', () => {
    expect(read('export', '--out', 'moi.csv', '--language', 'tyz', '--state', 'in-review')).toEqual({
      ...{ task: 'export', out: 'moi.csv', language: 'tyz', state: 'in-review' },
    });
    expect(read('import', 'package.json')).toEqual({ task: 'import', file: 'package.json' });
    expect(read('unknown')).toEqual({ task: 'unknown', language: null });
    expect(read('adopt')).toEqual({ task: 'adopt' });
    for (const help of [[], ['help'], ['--help'], ['adopt', '--help']]) expect(read(...help)).toEqual({ task: 'help' });
  });

  test.each([
    [['nhập'], 1],
    [['export'], 1],
    [['export', '--out', 'package.json'], 1],
    [['export', '--out', 'khong/co/day.csv', '--language', 'vi', '--state', 'mới'], 3],
    [['import'], 1],
    [['import', 'khong-co.csv', 'thua'], 2],
    [['adopt', '--language', 'tyz'], 1],
    [['unknown', '--lạ', 'x'], 1],
  ])('%j is refused with all that is wrong', (args, faults) => {
    expect(read(...args)).toHaveLength(faults);
  });
});
