import type { Content, Topic } from '../../../src/content/content';
import { followUpMs } from '../../../src/conversation/steps/follow-up';
import { book, Conversation, telegramShape, webShape } from '../../support/conversation';

const content = book();
const birth = content.topics.get('dvc-khai-sinh')!;
const papers = [
  { name: 'Tờ khai', also: ['đơn khai sinh'] },
  { name: 'Giấy chứng sinh', also: ['giấy đẻ'], without: 'Không có giấy chứng sinh thì nhờ người làm chứng.' },
];
const topic: Topic = { ...birth, procedure: { ...birth.procedure!, papers } };
const known: Content = { ...content, topics: new Map([...content.topics, ['dvc-khai-sinh', topic]]) };
const whatIf = 'không có giấy chứng sinh thì sao';

async function answered(shape = telegramShape): Promise<Conversation> {
  const person = new Conversation(shape, known);
  await person.press('t:dvc-khai-sinh');
  return person;
}

describe('"không có giấy … thì sao?" after an answer', () => {
  test.each([whatIf, 'khong co giay chung sinh thi sao', 'giấy đẻ mất rồi thì làm thế nào', 'em chưa có giấy đẻ'])(
    '"%s" is answered from the record, with its basis and the way back',
    async (text) => {
      const person = await answered();
      const { said, outcome, turn } = await person.say(text);
      expect(said).toBe(papers[1]!.without);
      const [reply] = outcome.replies;
      expect(reply!.citations).toHaveLength(topic.citations.length);
      expect(reply!.blocks).toEqual([]);
      expect(reply!.buttons[0]).toEqual({ title: person.line('follow.whole'), payload: 't:dvc-khai-sinh' });
      expect(turn.interaction).toMatchObject({ decision: 'answer', topic: topic.id, revision: topic.revision });
    },
  );

  test('is not guessed at where the record does not say what to do', async () => {
    const person = await answered();
    const { said } = await person.say('quên đơn khai sinh thì sao');
    expect(said).toBe(person.line('follow.without.unknown', { paper: 'Tờ khai', without: '' }));
  });

  test('is a matter of its own where that is what was surely meant', async () => {
    const person = await answered();
    person.classifier.learn('mất giấy đẻ với mất căn cước', 'dvc-can-cuoc');
    expect((await person.say('mất giấy đẻ với mất căn cước')).outcome.topic).toBe('dvc-can-cuoc');
  });

  test('is asked of nobody who has not just been answered, nor after a while', async () => {
    const person = new Conversation(telegramShape, known);
    expect((await person.say(whatIf)).outcome.decision).toBe('fallback');
    const later = await answered();
    later.wait(followUpMs + 1);
    expect((await later.say(whatIf)).outcome.decision).toBe('fallback');
  });

  test('about a paper that the record does not know is a new question', async () => {
    expect((await (await answered()).say('không có giấy ra viện thì sao')).outcome.decision).toBe('fallback');
  });

  test('keeps the answer for a page, and more can be asked after it', async () => {
    const person = await answered(webShape);
    expect((await person.say(whatIf)).turn.replies).toHaveLength(1);
    expect((await person.say('nộp ở đâu')).outcome.topic).toBe(topic.id);
  });
});
