import { stringify } from 'yaml';
import { checkEligibility } from '../../../src/content/eligibility-checks';
import { eligibilitySchema, type Eligibility } from '../../../src/content/eligibility-schema';
import { placeAfter, type Given } from '../../../src/content/eligibility-walk';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { firstQuestion, readPath, standingOf } from '../../../src/knowledge/eligibility';
import type { Button } from '../../../src/model/message';
import { readPayload } from '../../../src/model/payload';
import { root } from '../../../src/root';
import { scratchProject, topicFile } from '../../support/scratch-project';

const yesNo = [
  { answer: 'co', title: 'Có' },
  { answer: 'khong', title: 'Không' },
];
const good: Eligibility = {
  questions: [
    { key: 'noi', ask: 'Bác ở xã đặc khu?', choices: yesNo },
    { key: 'ngheo', ask: 'Nhà bác là hộ nghèo?', when: { noi: 'co' }, choices: yesNo },
  ],
  outcomes: [
    { when: { noi: 'khong' }, says: 'Không được.' },
    { when: { noi: 'co', ngheo: ['co'] }, says: 'Được.' },
    { says: 'Bác hỏi xã.' },
  ],
};
const [where, poor] = good.questions as [Eligibility['questions'][0], Eligibility['questions'][0]];
const [no, yes, last] = good.outcomes as [
  Eligibility['outcomes'][0],
  Eligibility['outcomes'][0],
  Eligibility['outcomes'][0],
];

describe('the questions of a topic', () => {
  test('end as soon as an outcome fits, and with the last outcome when no question is left', () => {
    const at = (given: Given) => placeAfter(good, given);
    expect(at({})).toEqual({ kind: 'question', question: where });
    expect(at({ noi: 'khong' })).toEqual({ kind: 'outcome', index: 0 });
    expect(at({ noi: 'co' })).toEqual({ kind: 'question', question: poor });
    expect(at({ noi: 'co', ngheo: 'co' })).toEqual({ kind: 'outcome', index: 1 });
    expect(at({ noi: 'co', ngheo: 'khong' })).toEqual({ kind: 'outcome', index: 2 });
  });

  test('take no answer from names of object machinery', () => {
    const odd = { ...good, outcomes: [{ when: { constructor: 'x' }, says: 'Lạ.' }, last] };
    expect(placeAfter(odd, {})).toMatchObject({ kind: 'question' });
  });

  test('have no fault when each question and outcome is on some way through', () => {
    expect(checkEligibility(good)).toEqual([]);
  });

  test.each<[string, Eligibility, (string | number)[], string]>([
    [
      'an outcome that nobody comes to',
      { ...good, outcomes: [no, yes, { when: { noi: 'khong', ngheo: 'co' }, says: 'Ai đến được?' }, last] },
      ['outcomes', 2],
      'không ai đi tới kết quả này',
    ],
    [
      'a last outcome that nobody comes to',
      { ...good, outcomes: [no, yes, { when: { ngheo: 'khong' }, says: 'Không.' }, last] },
      ['outcomes', 3],
      'không ai đi tới kết quả này',
    ],
    [
      'a question that nobody is asked',
      { ...good, questions: [where, poor, { key: 'them', ask: 'Còn gì?', when: { noi: 'khong' }, choices: yesNo }] },
      ['questions', 2],
      'không ai đi tới câu hỏi "them"',
    ],
    [
      'a condition on an answer that nobody can give',
      { ...good, outcomes: [{ when: { noi: 'co-le' }, says: 'Có lẽ.' }, yes, last] },
      ['outcomes', 0, 'when'],
      'không câu hỏi nào có "noi: co-le"',
    ],
    ['a condition at the last outcome', { ...good, outcomes: [no, yes] }, ['outcomes', 1], 'kết quả cuối còn có when'],
    [
      'an outcome for everybody before the last',
      { ...good, outcomes: [last, yes, last] },
      ['outcomes', 0],
      'chỉ kết quả cuối',
    ],
    [
      'two questions of one key',
      { ...good, questions: [where, { ...poor, key: 'noi' }] },
      ['questions'],
      'cùng một key',
    ],
    [
      'two choices that mean the same',
      { ...good, questions: [{ ...where, choices: [yesNo[0]!, yesNo[0]!, yesNo[1]!] }, poor] },
      ['questions', 0],
      'hai lựa chọn trùng nhau',
    ],
  ])('are told of %s', (_what, changed, path, what) => {
    const found = checkEligibility(changed);
    expect(found).toContainEqual(
      expect.objectContaining({ path: ['eligibility', ...path], what: expect.stringContaining(what) }),
    );
  });

  test('have their fault named with its file and line', () => {
    const lost = {
      ...good,
      questions: [where, poor, { key: 'them', ask: 'Còn gì?', when: { noi: 'khong' }, choices: yesNo }],
    };
    const text = topicFile('dvc-thu') + stringify({ eligibility: lost }, { aliasDuplicateObjects: false });
    const { faults } = readContent(scratchProject({ 'intents/vi/dvc/dvc-thu.yml': text }).root);
    const line = text.split('\n').findIndex((row) => row.includes('key: them')) + 1;
    expect(faults.map(faultLine)).toContainEqual(
      expect.stringContaining(`intents/vi/dvc/dvc-thu.yml:${line} — không ai đi tới câu hỏi "them"`),
    );
  });

  test('are at most four of at most five answers each, on buttons that fit', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ answer: `a${i}`, title: `${i}` }));
    expect(eligibilitySchema.safeParse({ ...good, questions: [{ ...where, choices: many(6) }] }).success).toBe(false);
    expect(eligibilitySchema.safeParse({ ...good, questions: [where, where, where, where, where] }).success).toBe(
      false,
    );
    const long = [{ answer: 'a', title: 'x'.repeat(21) }, yesNo[1]];
    expect(eligibilitySchema.safeParse({ ...good, questions: [{ ...where, choices: long }] }).success).toBe(false);
  });
});

describe('in the content of this project', () => {
  const { content } = readContent(root);
  const asking = [...content.topics.values()].filter(({ eligibility }) => eligibility);

  test('the rights people ask about come with questions', () => {
    expect(asking.length).toBeGreaterThanOrEqual(30);
  });

  test.each(asking.map((topic) => [topic.id, topic] as const))(
    'every way through %s ends in an outcome within four taps, on buttons that every platform carries',
    (_id, topic) => {
      const outcomes = new Set<string>();
      function go(buttons: readonly Button[], taps: number): void {
        expect(taps).toBeLessThan(4);
        for (const { title, payload } of buttons) {
          expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(64);
          expect([...title].length).toBeLessThanOrEqual(20);
          const read = readPayload(payload);
          const path = read?.kind === 'eligible' ? readPath(read.path) : null;
          expect(path?.topic).toBe(topic.id);
          const standing = standingOf(topic, path!)!;
          if (standing.kind === 'question') go(standing.buttons, taps + 1);
          else expect(standing.kind).toBe('outcome');
          if (standing.kind === 'outcome') outcomes.add(standing.says);
        }
      }
      go(firstQuestion(topic)!.buttons, 0);
      expect(outcomes).toEqual(new Set(topic.eligibility!.outcomes.map(({ says }) => says)));
    },
  );
});
