import type { Content } from '../../../src/content/content';
import type { Lesson } from '../../../src/content/lesson-schema';
import type { Button } from '../../../src/model/message';
import { layout } from '../../../src/text/layout';
import { book, Conversation, webShape, zaloBotShape, type Step } from '../../support/conversation';

const project = book();
const lessons = [...project.lessons.values()];
const [first] = lessons as [Lesson];
const buttons = ({ outcome }: Step): Button[] => outcome.replies.at(-1)?.buttons ?? [];
const titles = (step: Step) => buttons(step).map(({ title }) => title);
const rightOf = (lesson: Lesson, number: number) => lesson.check[number]!.choices.findIndex(({ right }) => right);

/** The project's content with one lesson changed. */
const changed = (id: string, change: Partial<Lesson>): Content => ({
  ...project,
  lessons: new Map(lessons.map((each) => [each.id, each.id === id ? { ...each, ...change } : each])),
});

describe('a lesson', () => {
  test.each(lessons.map(({ id }) => id))('%s leads through every screen and question to its end', async (id) => {
    const talk = new Conversation();
    const lesson = project.lessons.get(id)!;
    let step = await talk.press(`b:${id}`);
    for (const [index, { text, picture, alt }] of lesson.screens.entries()) {
      expect(step.said).toContain(text);
      expect(step.outcome.replies[0]?.media).toEqual([{ kind: 'image', url: `/media/lessons/${picture}`, alt }]);
      expect(talk.person.lessons[id]).toEqual({ screen: index + 1, at: talk.now });
      step = await talk.press(buttons(step)[0]!.payload);
    }
    for (const [index, { question, choices, why }] of lesson.check.entries()) {
      expect(step.said).toContain(question);
      expect(buttons(step)).toHaveLength(choices.length);
      step = await talk.press(buttons(step)[rightOf(lesson, index)]!.payload);
      expect(step.said).toContain(`Đúng rồi ạ! ${why}`);
      if (index < lesson.check.length - 1) step = await talk.tap('Câu hỏi nữa');
    }
    expect(step.said).toContain(`Bác học xong bài “${lesson.title}” rồi.`);
    expect(talk.person.lessons[id]).toEqual({ screen: 1, done: true, at: talk.now });
  });

  test('goes back as well as forth, and says where one is', async () => {
    const talk = new Conversation();
    const total = first.screens.length;
    const opened = await talk.press(`b:${first.id}`);
    expect(titles(opened)).toEqual(['Tiếp']);
    expect(opened.said).toContain(`${first.title} · màn 1 trên ${total}`);
    await talk.tap('Tiếp');
    expect((await talk.tap('Tiếp')).said).toContain(`màn 3 trên ${total}`);
    const back = await talk.tap('Quay lại');
    expect(back.said).toContain(`màn 2 trên ${total}`);
    expect(talk.person.lessons[first.id]).toMatchObject({ screen: 2 });
  });

  test('takes a typed "tiếp" and "quay lai" for the buttons, and a number where there are none', async () => {
    const talk = new Conversation(zaloBotShape);
    await talk.press(`b:${first.id}`);
    expect((await talk.say('tiếp')).said).toContain('màn 2');
    expect((await talk.say('quay lai')).said).toContain('màn 1');
    expect((await talk.say('1')).said).toContain('màn 2');
  });

  test('says a wrong answer kindly, with the reason, and asks again', async () => {
    const talk = new Conversation();
    const wrong = first.check[0]!.choices.findIndex(({ right }) => !right);
    const step = await talk.press(`b:${first.id}.q1.${wrong + 1}`);
    expect(step.said).toBe(`Chưa đúng, không sao ạ. ${first.check[0]!.why}`);
    expect(talk.person.lessons[first.id]).toEqual({ screen: first.screens.length + 1, at: talk.now });
    expect((await talk.tap('Trả lời lại')).said).toContain(first.check[0]!.question);
  });

  test('shows long choices in the text too, for platforms that cut buttons', async () => {
    const talk = new Conversation();
    const long = lessons.find(({ check }) => check[0]!.choices.some(({ title }) => title.length > 20))!;
    const short = lessons.find(({ check }) => check[0]!.choices.every(({ title }) => title.length <= 20))!;
    const said = (await talk.press(`b:${long.id}.q1`)).said;
    long.check[0]!.choices.forEach(({ title }, index) => expect(said).toContain(`${index + 1}. ${title}`));
    expect(titles(await talk.press(`b:${short.id}.q1`))).toEqual(short.check[0]!.choices.map(({ title }) => title));
  });

  test('ends with what it rests on in sight and the way on: the next lesson, the topic, the list', async () => {
    const talk = new Conversation();
    const last = await talk.press(`b:${first.id}.${first.screens.length}`);
    expect(last.outcome.replies[0]?.citations).toHaveLength(first.citations.length);
    const end = await talk.press(`b:${first.id}.q1.${rightOf(first, 0) + 1}`);
    expect(titles(end)).toEqual([
      `Bài sau: ${lessons[1]!.title}`,
      project.topics.get(first.topics[0]!)!.title,
      'Các bài học',
    ]);
    expect((await talk.tap(`Bài sau: ${lessons[1]!.title}`)).said).toContain(lessons[1]!.screens[0]!.text);
  });

  test('is about its topic, so that "nộp ở đâu?" is answered, and its taps are not logged as questions', async () => {
    const talk = new Conversation();
    const opened = await talk.press(`b:${first.id}`);
    expect(opened.turn.interaction).toMatchObject({ topic: 'so-hoc', text: `b:${first.id}` });
    expect(talk.session?.topic).toBe(first.topics[0]);
    expect((await talk.tap('Tiếp')).turn.interaction).toBeNull();
  });

  test('is shown as text where pictures cannot be, whole and within the limits', async () => {
    const talk = new Conversation(zaloBotShape);
    const { outcome } = await talk.press(`b:${first.id}`);
    const parts = layout(outcome.replies[0]!, zaloBotShape.limits, { choose: '', blocks: {}, basis: '' });
    expect(parts).toHaveLength(1);
    expect(parts[0]!.text).toContain(first.screens[0]!.text);
    expect(parts[0]!.text).not.toMatch(/svg|media/);
  });

  test('can be fetched again by a page that lost the answer', async () => {
    const talk = new Conversation(webShape);
    const step = await talk.press(`b:${first.id}.2`);
    expect(step.turn.replies).toEqual(step.outcome.replies);
  });
});

describe('a lesson left', () => {
  test('is asked about when opened again, also days later: on from there, or from the beginning', async () => {
    const talk = new Conversation();
    await talk.press(`b:${first.id}.3`);
    talk.wait(9 * 24 * 3_600_000);
    const again = await talk.press(`b:${first.id}`);
    expect(again.said).toContain('học tiếp từ màn 3, hay học lại từ đầu?');
    expect((await talk.tap('Học tiếp từ màn 3')).said).toContain('màn 3 trên');
    await talk.press(`b:${first.id}`);
    expect((await talk.tap('Học lại từ đầu')).said).toContain('màn 1 trên');
  });

  test('at its question goes on at the question', async () => {
    const talk = new Conversation();
    await talk.press(`b:${first.id}.q1`);
    await talk.press(`b:${first.id}`);
    expect((await talk.tap('Trả lời câu hỏi')).said).toContain(first.check[0]!.question);
  });

  test.each(['học tiếp', 'hoc tiep', 'Học tiếp!', 'tôi muốn học tiếp'])(
    'goes on where it was left at "%s"',
    async (text) => {
      const talk = new Conversation();
      await talk.press(`b:${lessons[2]!.id}.2`);
      await talk.press(`b:${first.id}.3`);
      talk.session = null;
      const { said } = await talk.say(text);
      expect(said).toContain(first.title);
      expect(said).toContain('màn 3 trên');
    },
  );

  test('is none when nothing was begun, or all that was is done: then there is a choice', async () => {
    const talk = new Conversation();
    expect(titles(await talk.say('học tiếp'))).toContain(first.title);
    await talk.press(`b:${first.id}.q1.${rightOf(first, 0) + 1}`);
    expect((await talk.say('học tiếp')).said).toContain('bác học xong 1 bài');
  });

  test('that became shorter since goes on at the nearest screen there is', async () => {
    const talk = new Conversation();
    await talk.press(`b:${first.id}.5`);
    const shorter = new Conversation(undefined, changed(first.id, { screens: first.screens.slice(0, 3) }));
    shorter.person = talk.person;
    expect((await shorter.say('học tiếp')).said).toContain(first.check[0]!.question);
    expect((await shorter.press(`b:${first.id}.5`)).said).toContain('màn 3 trên 3');
  });

  test('whose question lost the choice on an old button is put as it is now', async () => {
    const talk = new Conversation();
    expect((await talk.press(`b:${first.id}.q1.9`)).said).toContain(first.check[0]!.question);
    expect((await talk.press(`b:${first.id}.q9`)).said).toContain(first.check.at(-1)!.question);
  });

  test('that is gone is told, with the others to choose from, and nothing is kept of it', async () => {
    const talk = new Conversation();
    const step = await talk.press('b:bai-khong-co.3');
    expect(step.said).toContain('Bài này không còn nữa.');
    expect(titles(step)).toContain(first.title);
    expect(talk.person.lessons).toEqual({});
  });

  test('is forgotten with everything else of a person', async () => {
    const talk = new Conversation();
    await talk.press(`b:${first.id}.3`);
    await talk.say('xóa dữ liệu của tôi');
    await talk.tap('Xóa hết');
    expect(talk.person.lessons).toEqual({});
  });
});

describe('the list of lessons', () => {
  const listed = (talk: Conversation) => {
    talk.classifier.learn('có bài học nào không', 'so-hoc');
    return talk.say('có bài học nào không');
  };

  test('stands under the topic about learning, page by page, round to the first', async () => {
    const talk = new Conversation();
    const seen = new Set<string>();
    let step = await listed(talk);
    expect(step.said).toContain(`Có ${lessons.length} bài ngắn`);
    for (let page = 1; page <= Math.ceil(lessons.length / 6); page += 1) {
      expect(buttons(step).length).toBeLessThanOrEqual(7);
      titles(step).forEach((title) => seen.add(title));
      step = await talk.tap('Xem bài khác');
    }
    for (const { title } of lessons) expect(seen).toContain(title);
    expect(titles(step)[0]).toBe(first.title);
  });

  test('has what was begun first and what is done last, and says which is which', async () => {
    const talk = new Conversation();
    await talk.press(`b:${first.id}.q1.${rightOf(first, 0) + 1}`);
    await talk.press(`b:${lessons[4]!.id}.2`);
    const step = await listed(talk);
    expect(titles(step)[0]).toBe(`${lessons[4]!.title} (đang học)`);
    expect(titles(step)).not.toContain(first.title);
    const pages = Math.ceil(lessons.length / 6);
    expect(titles(await talk.press(`b:ds.${pages}`))).toContain(`${first.title} (đã xong)`);
    expect(titles(await talk.press('b:ds.99'))).toEqual(titles(step));
  });
});

describe('the answer of a topic', () => {
  test.each(lessons.map(({ id, topics }) => [topics[0]!, id]))(
    '%s offers its lesson %s, or two before it',
    async (topic, id) => {
      const talk = new Conversation();
      const step = await talk.press(`t:${topic}`);
      const own = lessons.filter(({ topics }) => topics.includes(topic));
      const offered = buttons(step).filter(({ payload }) => payload.startsWith('b:'));
      expect(offered.map(({ payload }) => payload)).toEqual(own.slice(0, 2).map((each) => `b:${each.id}`));
      expect(own.map((each) => each.id)).toContain(id);
      expect(offered[0]!.title).toBe(`Học từng bước: ${own[0]!.title}`);
    },
  );

  test('without a lesson offers none', async () => {
    const step = await new Conversation().press('t:vl-hop-dong');
    expect(buttons(step).filter(({ payload }) => payload.startsWith('b:'))).toEqual([]);
  });
});

describe('a lesson that may not be given today', () => {
  const old = changed(first.id, { valid: { from: null, to: '2026-01-01' } });

  test('is withheld by the clock, from the list and from the topic too', async () => {
    const talk = new Conversation(undefined, old);
    expect((await talk.press(`b:${first.id}.2`)).said).toContain('hết hiệu lực sau ngày 01/01/2026');
    expect(talk.person.lessons).toEqual({});
    const list = await talk.press('b:ds.1');
    expect(list.said).toContain(`Có ${lessons.length - 1} bài`);
    expect(titles(list)).not.toContain(first.title);
    expect(buttons(await talk.press(`t:${first.topics[0]}`)).map(({ payload }) => payload)).not.toContain(
      `b:${first.id}`,
    );
  });

  test('past its review says so on its first screen', async () => {
    const talk = new Conversation(
      undefined,
      changed(first.id, { review: { checked: '2025-01-01', due: '2026-01-01' } }),
    );
    const { outcome } = await talk.press(`b:${first.id}`);
    expect(outcome.replies[0]?.notes.join()).toContain('quá hạn kiểm tra');
  });
});

describe('an emergency in the middle of a lesson', () => {
  test('is helped at once', async () => {
    const talk = new Conversation();
    talk.classifier.learn('cháy nhà rồi', 'kc-so-khan-cap');
    await talk.press(`b:${first.id}.2`);
    const step = await talk.say('cháy nhà rồi');
    expect(step.outcome.replies[0]?.tone).toBe('emergency');
  });
});
