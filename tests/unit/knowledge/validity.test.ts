import type { Content, Topic } from '../../../src/content/content';
import { restingOn } from '../../../src/content/impact';
import { openLessons } from '../../../src/conversation/lesson-replies';
import { answerFor } from '../../../src/knowledge/answer';
import { firstQuestion } from '../../../src/knowledge/eligibility';
import { partButtons, partFor } from '../../../src/knowledge/parts';
import { validityOf } from '../../../src/knowledge/validity';
import { readPayload } from '../../../src/model/payload';
import { vietnamDay } from '../../../src/model/week';
import { book, Conversation, telegramShape, webShape } from '../../support/conversation';
import { withInstrument } from '../../support/instruments';

const content = book();
const topics = [...content.topics.values()];
const now = Date.parse('2026-11-28T12:00:00+07:00');
const yesterday = '2026-11-27';
const say = (key: string, values: Record<string, string> = {}) => content.messages.say('vi', `bot.${key}`, values);
const whoToAsk = 'Trung tâm Phục vụ hành chính công';

/** Instruments that an answer needs to be in force, the one it cites first before the others. */
const ground = ({ citations }: Pick<Topic, 'citations'>): string[] =>
  citations.flatMap((each) => ('instrument' in each && !each.past ? [each.instrument] : []));
/** The one it stands or falls with: cited before everything else that is not told as past; a page cannot lapse. */
function standsOn({ citations }: Pick<Topic, 'citations'>): string | undefined {
  for (const each of citations) {
    if ('page' in each) return undefined;
    if (!each.past) return each.instrument;
  }
  return undefined;
}
const urgent = ({ tone }: Pick<Topic, 'tone'>) => tone === 'emergency';
const answerOf = (known: Content, topic: Topic) => answerFor(known, topic, 'vi', now);
const before = new Map(topics.map((topic) => [topic.id, answerOf(content, topic)]));
const lapsed = (number: string) => withInstrument(content, number, { ends: yesterday });
const isOver = (number: string) => content.instruments.standing(number, vietnamDay(now)).kind === 'lapsed';
const numbers = [...content.instruments.values()].map(({ number }) => number);

describe.each(numbers)('on the day after %s ended', (number) => {
  const after = lapsed(number);
  const changed = topics.map((topic) => ({ topic, was: before.get(topic.id)!, is: answerOf(after, topic) }));
  const withheld = changed.filter(({ topic }) => standsOn(topic) === number && !urgent(topic));
  const flagged = changed.filter(
    ({ topic }) => ground(topic).includes(number) && (urgent(topic) || standsOn(topic) !== number),
  );

  test('every answer it is the main basis of is withheld, with what lapsed and who to ask', () => {
    for (const { topic, is } of withheld) {
      expect({ id: topic.id, revision: is.revision }).toEqual({ id: topic.id, revision: null });
      expect(is.reply.text).toContain(`"${topic.title}"`);
      expect(is.reply.text).toContain(`${content.instruments.get(number)!.title} (${number})`);
      expect(is.reply.text).toContain(whoToAsk);
      expect(is.reply.text).not.toContain(topic.answer.trim().slice(0, 40));
      expect([is.reply.blocks, is.reply.buttons, is.reply.citations]).toEqual([[], [], []]);
    }
  });

  test('every other answer that cites it is given, and says so under it', () => {
    for (const { topic, was, is } of flagged) {
      // An answer can rest on something else that lapsed before.
      if (was.revision === null) continue;
      expect({ id: topic.id, revision: is.revision }).toEqual({ id: topic.id, revision: topic.revision });
      const notes = is.reply.notes.filter((note) => note.includes(`(${number})`));
      expect(notes).toHaveLength(1);
      expect(notes[0]).toContain('hết hiệu lực');
      expect({ ...is.reply, notes: [], citations: [] }).toEqual({ ...was.reply, notes: [], citations: [] });
    }
  });

  test('nothing else changes, neither what tells of it as past nor what has nothing to do with it', () => {
    for (const { topic, was, is } of changed) {
      if (ground(topic).includes(number)) continue;
      const untold = { ...is.reply, citations: [] };
      expect({ id: topic.id, reply: untold, revision: is.revision }).toEqual({
        ...{ id: topic.id, revision: was.revision },
        reply: { ...was.reply, citations: [] },
      });
      if (!topic.citations.some((each) => 'instrument' in each && each.instrument === number))
        expect(is.reply.citations).toEqual(was.reply.citations);
    }
  });

  test('what changed is what the search for its impact names', () => {
    const named = (kind: string, how: string) =>
      restingOn(content, number)
        .filter((each) => each.kind === kind && each.how === how)
        .map(({ id }) => id);
    expect(named('topic', 'main')).toEqual(withheld.map(({ topic }) => topic.id));
    expect(named('topic', 'cites')).toEqual(flagged.map(({ topic }) => topic.id));
    const open = (known: Content) => openLessons({ now }, { content: known }).map(({ id }) => id);
    if (!isOver(number))
      expect(open(content).filter((id) => !open(after).includes(id))).toEqual(named('lesson', 'main'));
  });

  test('the parts of a withheld answer are withheld with it, and those of a flagged one are flagged', () => {
    for (const { topic } of [...withheld, ...flagged])
      for (const { payload } of partButtons(topic, say)) {
        const part = readPayload(payload) as { part: string };
        const found = partFor(after, topic, part.part, 'vi', now)!;
        const whole = answerOf(after, topic);
        expect(found.revision).toBe(whole.revision);
        if (found.revision === null) expect(found.reply).toEqual(whole.reply);
        else expect(found.reply.notes.join('\n')).toContain(number);
      }
  });
});

describe('the rule', () => {
  const topic = content.topics.get('dvc-khai-sinh')!;
  const [main, second] = ground(topic) as [string, string];
  const judge = (known: Content, change: Partial<Topic> = {}, day = '2026-11-28') =>
    validityOf(known, { ...topic, ...change }, day);

  test('goes by the clock: the last day still counts, the next does not', () => {
    const ending = withInstrument(content, main, { ends: '2026-12-31' });
    expect(judge(ending, {}, '2026-12-31')).toMatchObject({ kind: 'given', lapsed: [] });
    expect(judge(ending, {}, '2027-01-01')).toMatchObject({ kind: 'withheld', why: 'lapsed', lapse: { number: main } });
  });

  test('withholds what a newer instrument took the ground from, and tells which', () => {
    const newer = withInstrument(content, '999/2027/QH16', {
      title: 'Luật thử',
      effective: '2027-01-01',
      replaces: [main],
    });
    expect(judge(newer, {}, '2026-12-31').kind).toBe('given');
    const { reply } = answerFor(newer, topic, 'vi', Date.parse('2027-01-01T00:00:00+07:00'));
    const { title } = content.instruments.get(main)!;
    expect(reply.text).toContain(
      `${title} (${main}) đã hết hiệu lực sau ngày 31/12/2026, nay có Luật thử (999/2027/QH16)`,
    );
  });

  test('flags a second basis that lapsed, and names nothing that does not apply yet in its place', () => {
    const early = withInstrument(withInstrument(content, second, { ends: yesterday }), '999/2027/QH16', {
      ...{ title: 'Luật thử', effective: '2027-01-01', replaces: [second] },
    });
    const { reply, revision } = answerOf(early, topic);
    expect(revision).toBe(topic.revision);
    expect(reply.notes.join()).toContain('đã hết hiệu lực sau ngày 27/11/2026. ');
    expect(reply.notes.join()).not.toContain('999/2027/QH16');
  });

  test('is given where a page stands before every instrument, with what lapsed said under it', () => {
    const page = { page: 'Trang thử', url: 'https://example.org/', seen: '2026-11-22' };
    const told = judge(lapsed(main), { citations: [page, { instrument: main }] });
    expect(told).toMatchObject({ kind: 'given', lapsed: [{ number: main }] });
  });

  test('leaves an answer alone that tells of the instrument as past, even first', () => {
    const told = [{ instrument: main, past: true as const }, { instrument: second }];
    expect(judge(lapsed(main), { citations: told })).toMatchObject({ kind: 'given', lapsed: [] });
    expect(judge(lapsed(second), { citations: told })).toMatchObject({ kind: 'withheld' });
  });

  test('leaves an answer alone that rests on a page only', () => {
    const page = { page: 'Một trang', url: 'https://example.vn/', seen: '2026-11-22' };
    expect(judge(lapsed(main), { citations: [page] })).toMatchObject({ kind: 'given', lapsed: [] });
  });

  test('never withholds an emergency: its numbers stay, and it says what is over', () => {
    const valid = { from: null, to: yesterday };
    const cry = { ...topic, tone: 'emergency' as const, phones: ['113'], valid };
    const { reply, revision } = answerOf(lapsed(main), cry);
    expect(revision).toBe(topic.revision);
    expect(reply.phones.map(({ number }) => number)).toEqual(['113']);
    expect(reply.notes.join('\n')).toContain(say('note.expired', { day: '27/11/2026' }));
    expect(reply.notes.join('\n')).toContain(main);
    expect(answerOf(content, { ...cry, valid: { from: '2027-01-01', to: null } }).revision).toBe(topic.revision);
  });
});

describe('a talk on the day its ground is gone', () => {
  const midnight = Date.parse('2027-01-01T00:00:00+07:00');
  const topic = content.topics.get('dvc-khai-sinh')!;
  const [main] = ground(topic) as [string];
  const ending = withInstrument(content, main, { ends: '2026-12-31' });
  const refused = `đã hết hiệu lực sau ngày 31/12/2026`;

  /** Asks and is answered in the last minute of the year; a moment later it is the next. */
  async function atNewYear(known: Content, id: string) {
    const person = new Conversation(telegramShape, known);
    person.classifier.learn('câu hỏi', id);
    person.now = midnight - 60_000;
    const old = await person.say('câu hỏi');
    person.now = midnight;
    return { person, old };
  }

  test('is answered before midnight in Vietnam and not after, without anybody doing anything', async () => {
    const { person, old } = await atNewYear(ending, topic.id);
    expect(old.said).toContain(topic.answer.trim());
    const { said, outcome, turn } = await person.say('câu hỏi');
    expect(said).toContain(refused);
    expect(said).toContain(whoToAsk);
    expect(said).not.toContain(topic.answer.trim());
    expect([outcome.topic, outcome.revision, turn.interaction?.revision]).toEqual([topic.id, null, null]);
  });

  test.each(['thế còn phí thì sao?', 'nộp ở đâu', 'không có giấy chứng sinh thì sao'])(
    '"%s" is refused too',
    async (text) => {
      const { person } = await atNewYear(ending, topic.id);
      expect((await person.say(text)).said).toContain(refused);
    },
  );

  test('every button of the old answer is refused too: the whole, its parts', async () => {
    const { person, old } = await atNewYear(ending, topic.id);
    const own = old.outcome.replies[0]!.buttons.filter(({ payload }) => payload.startsWith('x:'));
    expect(own.length).toBeGreaterThan(1);
    for (const { payload } of [...own, { payload: `t:${topic.id}` }]) {
      const { outcome, said } = await person.press(payload);
      expect(said).toContain(refused);
      expect(outcome.revision).toBeNull();
    }
  });

  test('the questions whether somebody has a right are not gone on with, in any topic', async () => {
    const asking = topics.filter((each) => each.eligibility && standsOn(each) && !urgent(each));
    expect(asking.length).toBeGreaterThan(10);
    for (const each of asking) {
      const known = withInstrument(content, standsOn(each)!, { ends: '2026-12-31' });
      const { person } = await atNewYear(known, each.id);
      const { outcome, said } = await person.press(firstQuestion(each)!.buttons[0]!.payload);
      expect(said).toContain('hết hiệu lực');
      expect(outcome.replies[0]!.buttons).toEqual([]);
    }
  });

  test('a lesson is not taught any more: not from its door, not from where it was left, not from the list', async () => {
    for (const lesson of content.lessons.values()) {
      const basis = standsOn(lesson);
      if (!basis || isOver(basis)) continue;
      const person = new Conversation(telegramShape, withInstrument(content, basis, { ends: '2026-12-31' }));
      person.now = midnight - 60_000;
      expect((await person.press(`b:${lesson.id}.2`)).said).toContain(lesson.screens[1]!.text);
      person.now = midnight;
      for (const place of ['', '.1', '.3', '.q1', '.q1.1']) {
        const { said, outcome } = await person.press(`b:${lesson.id}${place}`);
        expect(said).toContain(`(${basis}) ${refused}`);
        expect(outcome.replies[0]!.media).toEqual([]);
      }
      const listed = (await person.say('học tiếp')).outcome.replies.flatMap(({ buttons }) => buttons);
      expect(listed.map(({ payload }) => payload)).not.toContain(`b:${lesson.id}`);
    }
  });

  test('a lesson of which only a second basis lapsed is taught, and says so on its first screen', async () => {
    const [lesson] = [...content.lessons.values()];
    const citations = [{ instrument: '60/2014/QH13' }, { instrument: '68/2020/QH14' }];
    const lessons = new Map([...content.lessons, [lesson!.id, { ...lesson!, citations }]]);
    const known = withInstrument({ ...content, lessons }, '68/2020/QH14', { ends: '2026-12-31' });
    const person = new Conversation(telegramShape, known);
    person.now = midnight;
    const { said, outcome } = await person.press(`b:${lesson!.id}.1`);
    expect(said).toContain(lesson!.screens[0]!.text);
    expect(outcome.replies[0]!.notes.join()).toContain(`(68/2020/QH14) ${refused}`);
  });

  test('a page that asks again for the old answer is told the same', async () => {
    const person = new Conversation(webShape, ending);
    person.classifier.learn('câu hỏi', topic.id);
    person.now = midnight;
    const { turn } = await person.say('câu hỏi');
    expect(turn.replies.map(({ text }) => text).join()).toContain(refused);
  });
});
