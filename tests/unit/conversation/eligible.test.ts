import type { Content, Topic } from '../../../src/content/content';
import { firstQuestion } from '../../../src/knowledge/eligibility';
import { readPayload } from '../../../src/model/payload';
import { fold } from '../../../src/text/fold';
import { book, Conversation, telegramShape, webShape, zaloBotShape, type Step } from '../../support/conversation';

const content = book();
const yesNoUnsure = [
  { answer: 'co', title: 'Có' },
  { answer: 'khong', title: 'Không' },
  { answer: 'chua-ro', title: 'Chưa rõ' },
];
const eligibility: NonNullable<Topic['eligibility']> = {
  questions: [
    { key: 'noi', ask: 'Bác ở xã biên giới không?', choices: yesNoUnsure },
    { key: 'ngheo', ask: 'Nhà bác là hộ nghèo không?', when: { noi: 'co' }, choices: yesNoUnsure },
  ],
  outcomes: [
    { when: { noi: 'co', ngheo: 'co' }, says: 'Được cả hai.' },
    { when: { noi: 'khong' }, says: 'Không được.' },
    { when: { noi: 'chua-ro' }, says: 'Chưa rõ thì hỏi xã.' },
    { says: 'Được một.' },
  ],
};
const plain = content.topics.get('dvc-khai-sinh')!;
const withQuestions = (questions: Topic['eligibility']): Content => ({
  ...content,
  topics: new Map([...content.topics, ['dvc-khai-sinh', { ...plain, eligibility: questions }]]),
});
const known = withQuestions(eligibility);

/** Somebody who has just been answered and asked. */
async function asked(shape = telegramShape, questions = known): Promise<Conversation> {
  const person = new Conversation(shape, questions);
  await person.press('t:dvc-khai-sinh');
  return person;
}
const ask = (index: number) => eligibility.questions[index]!.ask;
const says = (index: number) => eligibility.outcomes[index]!.says;
const isNew = ({ outcome }: Step) => outcome.decision === 'fallback';

describe('questions whether somebody has a right', () => {
  test('stand under the answer, with the choices first on the buttons', async () => {
    const person = await asked();
    expect(person.session!.choices.slice(0, 3).map(({ title }) => title)).toEqual(['Có', 'Không', 'Chưa rõ']);
  });

  test('lead by taps to an outcome, which says its basis, what it is worth, and the way back', async () => {
    const person = await asked();
    expect((await person.tap('Có')).said).toBe(ask(1));
    const { said, outcome } = await person.tap('Có');
    expect(said).toBe(says(0));
    const [reply] = outcome.replies;
    expect(reply!.citations).toHaveLength(plain.citations.length);
    expect(reply!.notes).toContain(person.line('eligible.note'));
    expect(reply!.buttons[0]).toEqual({ title: person.line('follow.whole'), payload: 't:dvc-khai-sinh' });
  });

  test('say with their outcome, like the answer itself, what is known about its age', async () => {
    const review = { checked: '2026-01-01', due: '2026-06-01' };
    const old = { ...known, topics: new Map([...known.topics, ['dvc-khai-sinh', { ...plain, eligibility, review }]]) };
    const { outcome } = await (await asked(telegramShape, old)).say('không');
    const person = new Conversation();
    expect(outcome.replies[0]!.notes).toEqual([
      person.line('note.overdue', { day: '01/06/2026' }),
      person.line('eligible.note'),
    ]);
  });

  test.each([
    ...['có', 'có ạ', 'Có.', 'co', 'CO', 'dạ có', 'da co', 'vâng', 'vang a', 'ừ', 'đúng', 'đúng rồi', 'phải'],
  ])('take "%s" for the button "Có"', async (text) => {
    expect((await (await asked()).say(text)).said).toBe(ask(1));
  });

  test.each(['không', 'không ạ', 'khong', 'ko', 'k', 'kg', 'Ko!', 'hông', 'dạ không', 'không phải', 'chưa'])(
    'take "%s" for the button "Không"',
    async (text) => {
      expect((await (await asked()).say(text)).said).toBe(says(1));
    },
  );

  test.each(['chưa rõ', 'chua ro', 'không biết', 'khong chac', 'không rõ', 'Chưa biết'])(
    'take "%s" for the button "Chưa rõ"',
    async (text) => {
      expect((await (await asked()).say(text)).said).toBe(says(2));
    },
  );

  test.each(['cỏ', 'cọ', 'chùa', 'cò', 'khống', 'không có giấy kết hôn', 'có ai giúp không', 'Có hay không'])(
    'take "%s" for a new question',
    async (text) => {
      const person = await asked();
      const step = await person.say(text);
      expect([ask(1), ...eligibility.outcomes.map((each) => each.says)]).not.toContain(step.said);
      expect(person.classifier.asked).toContain(text);
    },
  );

  test('hold nobody: another question is answered, and the old buttons still work', async () => {
    const person = await asked();
    const [yes] = person.session!.choices;
    person.classifier.learn('làm căn cước ở đâu', 'dvc-can-cuoc');
    expect((await person.say('làm căn cước ở đâu')).outcome.topic).toBe('dvc-can-cuoc');
    expect((await person.press(yes!.payload)).said).toBe(ask(1));
  });

  test('do not take a yes to something else for an answer', async () => {
    const person = await asked();
    await person.press('m:giay-to');
    expect(isNew(await person.say('có'))).toBe(true);
  });

  test('are answered by number where a platform has no buttons', async () => {
    const person = await asked(zaloBotShape);
    expect((await person.say('1')).said).toBe(ask(1));
    expect((await person.say('2')).said).toBe(says(3));
  });

  test('begin anew when they were changed since the button was made, and say so', async () => {
    const person = await asked();
    const [old] = person.session!.choices;
    const changed = {
      ...eligibility,
      outcomes: [...eligibility.outcomes.slice(0, 3), { says: 'Được một, nay khác.' }],
    };
    const later = new Conversation(telegramShape, withQuestions(changed));
    const { said, outcome } = await later.press(old!.payload);
    expect(said).toBe(later.line('eligible.changed', { ask: ask(0) }));
    expect(outcome.replies[0]!.buttons).toHaveLength(3);
    expect(outcome.replies[0]!.buttons[0]!.payload).not.toBe(old!.payload);
  });

  test('that are gone leave their old buttons without an answer of their own', async () => {
    const [old] = (await asked()).session!.choices;
    const bare = new Conversation(telegramShape, withQuestions(undefined));
    expect(isNew(await bare.press(old!.payload))).toBe(true);
  });

  test.each(['e:dvc-khai-sinh', 'e:dvc-khai-sinh.0000', 'e:khong-co.0000.a', 'e:..', 'e:dvc-khai-sinh.0000.a.b'])(
    'are not found by a payload that was made up: %s',
    async (payload) => {
      const { outcome } = await (await asked()).press(payload);
      expect(outcome.decision).toBe('fallback');
    },
  );

  test('begin anew for a path that leads nowhere', async () => {
    const stem = (await asked()).session!.choices[0]!.payload.slice(0, -1);
    for (const path of ['z', 'aaaa', 'ee', 'ba', 'A'])
      expect((await (await asked()).press(stem + path)).said).toContain('từ đầu');
  });
});

describe('nothing of the answers', () => {
  test('is logged, tapped or typed, asked or concluded', async () => {
    for (const answers of [['có ạ', 'ko'], ['không'], ['1', '1'], ['chưa rõ']]) {
      const person = await asked();
      for (const text of answers) {
        const { turn } = await person.say(text);
        expect(turn.interaction).toBeNull();
        expect(turn.handoff).toBeNull();
      }
    }
    const { turn } = await (await asked()).tap('Có');
    expect(turn.interaction).toBeNull();
  });

  test('stays in the session once the outcome is said, nor with the person', async () => {
    const person = await asked();
    const before = JSON.stringify(person.person.lessons);
    await person.tap('Có');
    expect(JSON.stringify(person.session)).toContain('.ab');
    await person.say('không');
    expect(JSON.stringify(person.session)).not.toContain('"e:');
    expect(JSON.stringify(person.session)).not.toContain('không');
    expect(JSON.stringify(person.person.lessons)).toBe(before);
    expect(JSON.stringify(person.person)).not.toMatch(/"e:|ngheo|nghèo/);
  });

  test('is kept for a page either, beyond what was said last', async () => {
    const person = await asked(webShape);
    await person.say('có');
    const { turn } = await person.say('có');
    expect(turn.interaction).toBeNull();
    expect(turn.replies.map(({ text }) => text)).toEqual([says(0)]);
  });
});

describe('in the content of this project', () => {
  const asking = [...content.topics.values()].filter((topic) => firstQuestion(topic));

  test.each(asking.map(({ id }) => id))(
    'the words on each first button of %s can be typed instead, with marks or without',
    async (id) => {
      const { buttons } = firstQuestion(content.topics.get(id)!)!;
      for (const { title, payload } of buttons) {
        for (const typed of [title, title.toLowerCase(), fold(title), `${title}.`]) {
          const [tapped, said] = [new Conversation(telegramShape, content), new Conversation(telegramShape, content)];
          await said.press(`t:${id}`);
          expect([typed, (await said.say(typed)).said]).toEqual([typed, (await tapped.press(payload)).said]);
        }
        expect(readPayload(payload)?.kind).toBe('eligible');
      }
    },
  );
});
