import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Content, Topic } from '../../../src/content/content';
import { restingOn } from '../../../src/content/impact';
import { isNamedIn } from '../../../src/content/instrument-numbers';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { two, translatedProject } from '../../support/translated-project';

const { content } = readContent(root);
const number = '28/2022/NĐ-CP';
const page = { page: 'Một trang', url: 'https://example.vn/', seen: '2026-11-22' };
const plain: Topic = {
  ...content.topics.get('dvc-khai-sinh')!,
  ...{
    id: 'dvc-thu',
    title: 'Việc thử',
    answer: 'Lời thử.',
    citations: [page],
    blocks: {},
    procedure: null,
    unverified: [],
  },
};
delete plain.more;
delete plain.eligibility;
/** The content with this topic alone, and no lesson. */
const only = (change: Partial<Topic>): Content => ({
  ...content,
  topics: new Map([['dvc-thu', { ...plain, ...change }]]),
  lessons: new Map(),
  translations: new Map(),
});
const howOf = (change: Partial<Topic>, of = number) =>
  restingOn(only(change), of).map(({ kind, how }) => `${kind} ${how}`);

describe('what rests on an instrument', () => {
  test('is found by citation: first cited, cited beside it, told as past', () => {
    const other = { instrument: '60/2014/QH13' };
    expect(howOf({ citations: [{ instrument: number, article: 'Điều 3' }, page, other] })).toEqual(['topic main']);
    expect(howOf({ citations: [page, { instrument: number }] })).toEqual(['topic cites']);
    expect(howOf({ citations: [other, { instrument: number }] })).toEqual(['topic cites']);
    expect(howOf({ citations: [{ instrument: number, past: true }, other] })).toEqual(['topic past']);
    expect(howOf({ citations: [other] })).toEqual([]);
  });

  test('counts as its main basis even where another article of it is told as past', () => {
    expect(howOf({ citations: [{ instrument: number, past: true }, { instrument: number }] })).toEqual(['topic main']);
  });

  test('is flagged and not withheld in an emergency', () => {
    expect(howOf({ tone: 'emergency', citations: [{ instrument: number }] })).toEqual(['topic cites']);
  });

  test.each<[string, Partial<Topic>]>([
    ['the title', { title: 'Vay theo Nghị định 28/2022' }],
    ['the answer, in full', { answer: 'Theo Nghị định 28/2022/NĐ-CP thì được vay.' }],
    ['the answer, in short', { answer: 'Nghị định 28/2022 cho vay.' }],
    ['the answer, at its end', { answer: 'Xem Nghị định 28/2022.' }],
    ['what is said when asked for more', { more: 'Nghị định 28/2022 còn nói nữa.' }],
    ['a row of the answer', { blocks: { fee: ['Miễn', 'Theo 28/2022'] } }],
    [
      'an outcome of its questions',
      {
        eligibility: {
          questions: [{ key: 'a', ask: 'Hỏi?', choices: [] }],
          outcomes: [{ says: 'Được vay theo 28/2022/NĐ-CP.' }],
        },
      },
    ],
    [
      'a question',
      { eligibility: { questions: [{ key: 'a', ask: 'Đã vay theo 28/2022 chưa?', choices: [] }], outcomes: [] } },
    ],
  ])('is found by its number in %s', (_where, change) => {
    expect(howOf(change)).toEqual(['topic mentions']);
  });

  test('is found in the papers, steps and mistakes of a record, and the record is named beside its answer', () => {
    const record = { ...content.topics.get('dvc-khai-sinh')!.procedure! };
    delete record.online;
    const changed = (change: object) => howOf({ procedure: { ...record, papers: [], mistakes: [], ...change } });
    for (const change of [
      { papers: [{ name: 'Tờ khai theo 28/2022', also: [] }] },
      { papers: [{ name: 'Tờ khai', also: [], when: 'khi vay theo 28/2022' }] },
      { papers: [{ name: 'Tờ khai', also: [], without: 'Không có thì theo 28/2022.' }] },
      { mistakes: ['Tưởng 28/2022 còn dùng.'] },
      { online: { where: 'Ở cổng', steps: ['Chọn mẫu 28/2022.'] } },
    ])
      expect(changed(change)).toEqual(['topic mentions', 'procedure mentions']);
    expect(changed({})).toEqual([]);
  });

  test('is not found in another number that contains it, in a month, or in another kind of instrument', () => {
    for (const answer of [
      'Nghị định 128/2022/NĐ-CP.',
      'Nghị định 28/20221.',
      'Từ tháng 28/2022 trở đi.',
      'Ngày 01/28/2022.',
      'Quyết định 28/2022/QĐ-UBND.',
    ])
      expect(howOf({ answer })).toEqual([]);
    expect(howOf({ answer: 'Xem 106-NQ/TU.' }, '06-NQ/TU')).toEqual([]);
    expect(howOf({ answer: 'Xem 06-NQ/TU-A.' }, '06-NQ/TU')).toEqual([]);
    expect(howOf({ answer: 'Xem (06-NQ/TU).' }, '06-NQ/TU')).toEqual(['topic mentions']);
  });

  test('includes lessons by citation and by every word that is read in them', () => {
    const lesson = [...content.lessons.values()][0]!;
    const bare = { ...lesson, citations: [page] };
    const screens = lesson.screens.map((screen) => ({ ...screen, text: 'Xem 28/2022.' }));
    const check = lesson.check.map((question) => ({
      ...question,
      choices: [{ title: 'Theo 28/2022' }, { title: 'Khác' }],
    }));
    const found = (change: object) =>
      restingOn({ ...only({}), lessons: new Map([['bai', { ...bare, ...change }]]) }, number).map(({ kind, how }) => [
        kind,
        how,
      ]);
    expect(found({})).toEqual([]);
    expect(found({ citations: [{ instrument: number }] })).toEqual([['lesson', 'main']]);
    for (const change of [{ about: 'Về 28/2022' }, { screens }, { check }])
      expect(found(change)).toEqual([['lesson', 'mentions']]);
  });

  test('includes every translation of the topic, stale or not', () => {
    const keys = ['topic.dvc-thu.title', 'topic.dvc-thu.answer'];
    const project = translatedProject([
      { key: keys[0]!, text: 'Bản một', state: 'approved', speakers: two },
      { key: keys[1]!, text: 'Bản hai', revision: '0123456789' },
    ]);
    const found = restingOn(project.content, '60/2014/QH13').filter(({ kind }) => kind === 'translation');
    expect(found.map(({ id, how }) => [id, how])).toEqual(keys.map((key) => [`tyz ${key}`, 'main']));
  });
});

describe('over the whole project', () => {
  const folder = join(root, 'intents/vi');
  /** Every file that people read, as written, without anything of ours having looked at it. */
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml') && !name.startsWith('culture'))
    .map((name) => ({ name, raw: parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown> }));
  const citing = (wanted: string): string[] =>
    files
      .filter(({ raw }) =>
        ((raw.citations ?? []) as { instrument?: string }[]).some((each) => each.instrument === wanted),
      )
      .map(({ raw }) => String(raw.id))
      .toSorted();

  test.each([...content.instruments.values()].map((each) => each.number))(
    'what rests on %s is what the files cite',
    (each) => {
      const found = restingOn(content, each).filter(({ kind, how }) => kind !== 'translation' && how !== 'mentions');
      const ids = found.filter(({ kind }) => kind !== 'procedure').map(({ id }) => id);
      expect(ids.toSorted()).toEqual(citing(each));
      const records = files.filter(({ name }) => name.startsWith('procedures')).map(({ raw }) => raw.id);
      expect(
        found
          .filter(({ kind }) => kind === 'procedure')
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(citing(each).filter((id) => records.includes(id)));
    },
  );

  test('something of the project rests on an instrument, so that the search was over something', () => {
    const cited = [...content.instruments.values()].filter((each) => citing(each.number).length > 0);
    expect(cited.length).toBeGreaterThan(50);
  });

  test('no instrument is named where the search does not look: in culture, in what the bot says itself', () => {
    const lines = Object.values(content.messages.area('vi', 'bot'));
    const texts = [...content.culture.map(({ text }) => text), ...lines];
    const numbers = [...content.instruments.values()].map((each) => each.number);
    expect(texts.filter((text) => numbers.some((each) => isNamedIn(text, each)))).toEqual([]);
  });

  test('every instrument that an answer only names in its words is found there too', () => {
    const [named] = [...content.instruments.values()].filter((each) => /^\d+\/\d{4}\//.test(each.number));
    const short = named!.number.replace(/^(\d+\/\d{4}).*/, '$1');
    const topics = new Map(
      [...content.topics].map(([id, topic]) => [id, { ...topic, answer: `${topic.answer} Xem ${short}.` }]),
    );
    const found = restingOn({ ...content, topics }, named!.number).filter(({ kind }) => kind === 'topic');
    expect(found).toHaveLength(content.topics.size);
  });
});
