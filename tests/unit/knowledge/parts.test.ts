import { longestText, longestTitle, mostButtons } from '../../../src/channels/zalo-oa/body';
import type { Content, Topic } from '../../../src/content/content';
import { wordsFor } from '../../../src/conversation/turn';
import { answerFor } from '../../../src/knowledge/answer';
import { partButtons, partFor } from '../../../src/knowledge/parts';
import { readPayload } from '../../../src/model/payload';
import type { Limits } from '../../../src/ports/channel';
import { lengthIn } from '../../../src/text/cut';
import { layout } from '../../../src/text/layout';
import { book, Conversation, telegramShape, webShape, zaloBotShape } from '../../support/conversation';

const content = book();
const now = Date.parse('2026-11-28T12:00:00+07:00');
const say = (key: string, values: Record<string, string> = {}) => content.messages.say('vi', `bot.${key}`, values);
const birth = content.topics.get('dvc-khai-sinh')!;
const record: NonNullable<Topic['procedure']> = {
  ...birth.procedure!,
  papers: [
    { name: 'Tờ khai', also: [] },
    { name: 'Giấy chứng sinh', also: [], when: 'khi sinh ở viện', without: 'Nhờ người làm chứng.' },
  ],
  notNeeded: ['sổ hộ khẩu'],
  online: { where: 'Cổng dịch vụ công', steps: ['Mở cổng.', 'Bấm Gửi.'] },
  mistakes: ['Hay quên căn cước.', 'Hay đi nhầm chỗ.'],
};
const topic: Topic = { ...birth, title: 'Việc thử', more: 'Chuyện thêm.\n', procedure: record };
const part = (kind: string, change: Partial<Topic> = {}) => partFor(content, { ...topic, ...change }, kind, 'vi', now);
const text = (kind: string, change: Partial<Topic> = {}) => part(kind, change)?.reply.text ?? null;

describe('a part of an answer', () => {
  test('papers: a list to tick off, each with when it is needed and what to do without it', () => {
    expect(text('papers')).toBe(
      [
        say('part.papers.head', { title: 'Việc thử' }),
        '☐ Tờ khai',
        '☐ Giấy chứng sinh (khi sinh ở viện). Nhờ người làm chứng.',
        say('procedure.not-needed', { name: 'sổ hộ khẩu' }),
      ].join('\n'),
    );
  });

  test('guide: where, then one act a line, counted', () => {
    expect(text('guide')).toBe(
      [
        say('part.guide.head', { title: 'Việc thử' }),
        say('part.guide.where', { where: 'Cổng dịch vụ công' }),
        '1. Mở cổng.',
        '2. Bấm Gửi.',
      ].join('\n'),
    );
  });

  test('mistakes: one a line', () => {
    expect(text('mistakes')).toBe(
      [say('part.mistakes.head', { title: 'Việc thử' }), '- Hay quên căn cước.', '- Hay đi nhầm chỗ.'].join('\n'),
    );
  });

  test('more: what there is beyond the short answer, in topics without a record too', () => {
    const told = `${say('part.more.head', { title: 'Việc thử' })}\nChuyện thêm.`;
    expect([text('more'), text('more', { procedure: null })]).toEqual([told, told]);
  });

  test('is not offered where there is nothing of it, and no other name is one', () => {
    const bare = { ...record, mistakes: [] };
    delete bare.online;
    delete bare.papers;
    for (const procedure of [bare, { ...bare, papers: [], online: { where: 'Cổng', steps: [] } }, null]) {
      expect(['papers', 'guide', 'mistakes'].map((kind) => text(kind, { procedure }))).toEqual([null, null, null]);
      expect(partButtons({ ...topic, procedure }, say).map(({ payload }) => payload)).toEqual(['x:dvc-khai-sinh.more']);
    }
    for (const kind of ['constructor', 'answer', '']) expect(part(kind)).toBeNull();
  });

  test('leads back to the whole and on to the other parts, not to itself', () => {
    expect(part('guide')!.reply.buttons.map(({ payload }) => payload)).toEqual([
      't:dvc-khai-sinh',
      ...['more', 'papers', 'mistakes'].map((kind) => `x:dvc-khai-sinh.${kind}`),
    ]);
  });

  test('says like the whole that its review is overdue', () => {
    const review = { checked: '2026-01-01', due: '2026-06-01' };
    expect(part('papers', { review })!.reply.notes).toEqual([say('note.overdue', { day: '01/06/2026' })]);
  });

  test('is withheld like the whole, in the same words, and logged as nothing shown', () => {
    const valid = { from: null, to: '2026-11-27' };
    const whole = answerFor(content, { ...topic, valid }, 'vi', now);
    expect(part('papers', { valid })).toEqual({ reply: whole.reply, revision: null });
  });
});

describe('tapped under an answer', () => {
  const known: Content = { ...content, topics: new Map([...content.topics, ['dvc-khai-sinh', topic]]) };

  test('is said, can be rated, and is what follow-ups are about', async () => {
    const person = new Conversation(telegramShape, known);
    await person.press('t:dvc-khai-sinh');
    const { said, turn, outcome } = await person.tap(say('part.papers'));
    expect(said).toBe(text('papers'));
    expect(outcome.replies[0]!.rate).toBe('inbox-2');
    expect(turn.interaction).toMatchObject({ topic: 'dvc-khai-sinh', revision: topic.revision });
    expect((await person.say('thế còn phí thì sao?')).outcome.topic).toBe('dvc-khai-sinh');
  });

  test('is kept for a page, because the content alone does not say which part it was', async () => {
    const person = new Conversation(webShape, known);
    expect((await person.press('x:dvc-khai-sinh.guide')).turn.replies).toHaveLength(1);
  });

  test.each(['x:dvc-khai-sinh.khac', 'x:khong-co.papers', 'x:dvc-khai-sinh'])(
    '%s is no part of anything',
    async (payload) => {
      expect((await new Conversation(telegramShape, known).press(payload)).outcome.decision).toBe('fallback');
    },
  );
});

describe('every record of the project', () => {
  const records = [...content.topics.values()].filter(({ procedure }) => procedure);
  const words = wordsFor(content.messages, 'vi');
  const zaloOa = { text: longestText, unit: 'code points', buttons: mostButtons, buttonTitle: longestTitle } as const;
  const shapes: Record<string, Limits> = {
    telegram: telegramShape.limits,
    web: webShape.limits,
    'zalo-bot': zaloBotShape.limits,
    'zalo-oa': zaloOa,
  };

  test('there are at least 32', () => {
    expect(records.length).toBeGreaterThanOrEqual(32);
  });

  test.each(records.map((each) => [each.id, each] as const))(
    '%s says each part on every channel within its limits',
    (id, each) => {
      const replies = [
        answerFor(content, each, 'vi', now).reply,
        ...partButtons(each, say).map(({ payload }) => {
          const read = readPayload(payload) as { kind: string; topic: string; part: string };
          expect([read.kind, read.topic]).toEqual(['part', id]);
          return partFor(content, each, read.part, 'vi', now)!.reply;
        }),
      ];
      for (const reply of replies) {
        expect(`${reply.text}${JSON.stringify(reply.blocks)}`).not.toMatch(/\{\w+\}|undefined|null|procedure\.|part\./);
        for (const { payload } of reply.buttons) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(64);
        for (const limits of Object.values(shapes)) {
          const parts = layout(reply, limits, words);
          expect(parts.length).toBeLessThanOrEqual(3);
          for (const { text: sent, buttons } of parts) {
            expect(lengthIn(limits.unit, sent)).toBeLessThanOrEqual(limits.text);
            expect(buttons.length).toBeLessThanOrEqual(limits.buttons);
            for (const { title } of buttons) expect([...title].length).toBeLessThanOrEqual(limits.buttonTitle);
          }
        }
      }
    },
  );
});
