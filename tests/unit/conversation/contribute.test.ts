import { createDialogEngine } from '../../../src/conversation/dialogs/botkit/engine';
import { dialogsFor } from '../../../src/conversation/dialogs/catalogue';
import { contributions } from '../../../src/conversation/dialogs/contribute';
import { sessionMs } from '../../../src/model/session';
import { book, Conversation, realEngine, zaloBotShape, type Step } from '../../support/conversation';

beforeAll(() => realEngine().warm());

/** Says or taps one thing after the other: "[Đồng ý]" is a tap. All steps, the last one last. */
async function through(person: Conversation, ...inputs: string[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const input of inputs) {
    const title = /^\[(.+)\]$/.exec(input)?.[1];
    steps.push(await (title ? person.tap(title) : person.say(input)));
  }
  return steps;
}
const last = async (person: Conversation, ...inputs: string[]): Promise<Step> =>
  (await through(person, ...inputs)).at(-1)!;

/** Somebody who chose Tày, up to the question for the word. */
async function speaker(...inputs: string[]): Promise<Conversation> {
  const person = new Conversation();
  await person.press('l:tyz');
  await through(person, 'góp tiếng', ...inputs);
  return person;
}
const titles = (step: Step) => step.outcome.replies.at(-1)!.buttons.map(({ title }) => title);
const word = ['[Đồng ý]', '[Một từ]'];

describe('giving words of one’s own language', () => {
  test.each(['góp tiếng', 'gop tieng', 'Góp từ', '/gop'])(
    'begins with "%s", and with what one agrees to',
    async (typed) => {
      const step = await new Conversation().say(typed);
      for (const promise of ['CC BY 4.0', 'Hai người', 'xóa dữ liệu của tôi', 'tên thôn'])
        expect(step.said).toContain(promise);
      expect(titles(step)).toEqual(['Đồng ý', 'Thôi']);
      expect(step.turn.proposal).toBeNull();
    },
  );

  test('every line of it is there to be said', () => {
    const { messages, languages } = book();
    const keys = contributions(languages).flatMap(({ steps }) =>
      steps.flatMap(({ ask, words, choices = [] }) => [ask, words?.again ?? ask, ...choices.map(({ title }) => title)]),
    );
    const missing = new Set(keys.filter((key) => !messages.has('vi', `bot.${key}`)));
    // The one title that is no line: a language's name stands in the register.
    expect([...missing]).toEqual(['contribute.language.name']);
  });

  test('without consent stores nothing, asks nothing more and says so', async () => {
    for (const answer of ['[Thôi]', 'không', 'Không đồng ý']) {
      const { turn, said } = await last(new Conversation(), 'góp tiếng', answer);
      expect(said).toBe('Được ạ. Máy không giữ gì cả.');
      expect([turn.proposal, turn.session?.dialog, turn.interaction]).toEqual([null, null, null]);
    }
  });

  test('with consent stores one proposal, with the last answer and not before', async () => {
    const person = new Conversation();
    const steps = await through(person, 'góp tiếng', ...['[Đồng ý]', '[Tày]', '[Một từ]', 'Slửa', 'cái áo', 'thôn A']);
    expect(steps.slice(0, -1).map(({ turn }) => turn.proposal)).toEqual(Array(6).fill(null));
    const { turn, said } = steps.at(-1)!;
    expect(turn.proposal).toEqual({
      ...{ at: person.now, consentAt: person.now, language: 'tyz', kind: 'word', text: 'Slửa', meaning: 'cái áo' },
      ...{ topic: null, village: 'thôn A' },
    });
    expect(said).toBe(person.line('contribute.thanks', { language: 'Tày' }));
    expect(turn.session?.dialog).toBeNull();
    expect(titles(await person.tap('Góp nữa'))).toEqual(['Đồng ý', 'Thôi']);
  });

  test('asks which language, of all but Vietnamese, also by name', async () => {
    const person = new Conversation();
    const asked = await last(person, 'góp tiếng', '[Đồng ý]');
    const names = book()
      .languages.map(({ name }) => name)
      .filter((name) => name !== 'Tiếng Việt');
    expect(titles(asked)).toEqual(names);
    const { turn } = await last(person, 'tieng san diu', '[Một từ]', 'từ', 'nghĩa', '[Bỏ qua]');
    expect(turn.proposal).toMatchObject({ language: 'mis-x-sandiu' });
  });

  test('does not ask for the language of somebody who chose one', async () => {
    const person = await speaker();
    expect(titles(await person.tap('Đồng ý'))).toEqual(['Một từ', 'Một câu']);
    const { turn } = await last(person, '[Một câu]', 'pây hâư?', 'đi đâu?', '[Bỏ qua]');
    expect(turn.proposal).toMatchObject({ language: 'tyz', kind: 'sentence', text: 'pây hâư?', meaning: 'đi đâu?' });
  });

  test('does not take a language that only the page suggests for the person’s own', async () => {
    const person = new Conversation();
    await person.send({ kind: 'text', text: 'góp tiếng' }, 'tyz');
    const { said } = await person.send({ kind: 'press', payload: 'd:contribute.yes' }, 'tyz');
    expect(said).toBe(person.line('contribute.language'));
  });

  test.each(['Bỏ qua', 'bo qua', 'không', '[Bỏ qua]'])(
    'takes "%s" for no village, and keeps the rest',
    async (typed) => {
      const { turn } = await last(await speaker(...word), 'nặm', 'nước', typed);
      expect(turn.proposal).toMatchObject({ text: 'nặm', village: null });
    },
  );

  test('can be done with numbers where there are no buttons', async () => {
    const person = new Conversation(zaloBotShape);
    const { turn } = await last(person, 'góp tiếng', '1', '3', '1', 'nặm', 'nước', '1');
    expect(turn.proposal).toMatchObject({ language: 'tyz', kind: 'word', text: 'nặm', village: null });
  });
});

describe('what can be given', () => {
  test.each([
    ['a telephone number', 'nặm 0912345678'],
    ['a paper’s number', '022 301 004 567'],
    ['no letters', '123 !!!'],
    ['more than 60 letters', 'nặm '.repeat(20)],
  ])('is not %s: it is asked for again, and refused with it nothing is stored', async (_what, text) => {
    const person = await speaker(...word);
    const again = await person.say(text);
    expect(again.said).toBe(person.line('contribute.word.again'));
    const { turn } = await last(person, 'nặm', 'nước', '[Bỏ qua]');
    expect(turn.proposal?.text).toBe('nặm');
    const stubborn = await last(await speaker(...word), text, text);
    expect([stubborn.turn.proposal, stubborn.turn.session?.dialog]).toEqual([null, null]);
  });

  test('is not a number in the meaning or the village either', async () => {
    const person = await speaker(...word);
    expect((await last(person, 'nặm', 'gọi 0912345678')).said).toBe(person.line('contribute.meaning.again'));
    expect((await last(person, 'nước', 'nhà tôi 0912345678')).said).toBe(person.line('contribute.village.again'));
    expect((await person.say('thôn A')).turn.proposal).toMatchObject({ meaning: 'nước', village: 'thôn A' });
  });

  test('is a longer line as a sentence', async () => {
    const line = 'nặm '.repeat(40).trim();
    const person = await speaker('[Đồng ý]', '[Một câu]');
    const { turn } = await last(person, line, 'nước nước', '[Bỏ qua]');
    expect(turn.proposal).toMatchObject({ kind: 'sentence', text: line });
  });

  test('is exactly what was written, templates, markup and quotes included', async () => {
    const text = '{{vars.agree}} <b>O\'Hay</b> & "slửa"';
    const { turn } = await last(await speaker(...word), text, text, text);
    expect(turn.proposal).toMatchObject({ text, meaning: text, village: text });
  });
});

describe('breaking off', () => {
  test.each(['thôi', 'hủy', '/huy', 'không làm nữa'])(
    'with "%s" midway stores nothing and leaves no word behind',
    async (typed) => {
      for (const sofar of [[], ['nặm'], ['nặm', 'nước']]) {
        const person = await speaker(...word, ...sofar);
        const { turn, said } = await person.say(typed);
        expect(said).toBe(person.line('dialog.cancelled'));
        expect([turn.proposal, turn.session?.dialog]).toEqual([null, null]);
        expect(JSON.stringify(person.session)).not.toContain('nặm');
      }
    },
  );

  test('with another command, a topic or half an hour of silence stores nothing', async () => {
    for (const payload of ['c:help', 't:dvc-khai-sinh', 'l:mji', 'c:contribute']) {
      const person = await speaker(...word, 'nặm', 'nước');
      expect((await person.press(payload)).turn.proposal).toBeNull();
      expect((await person.say('thôn A')).turn.proposal).toBeNull();
    }
    const person = await speaker(...word, 'nặm', 'nước');
    person.wait(sessionMs);
    expect((await person.say('thôn A')).turn.proposal).toBeNull();
  });

  test('a tap that comes twice is not taken for the word', async () => {
    const person = await speaker('[Đồng ý]');
    await person.tap('Một từ');
    for (const payload of ['d:contribute-own.word', 'd:contribute-own.yes', 'd:contribute-own.word']) {
      const { outcome, turn } = await person.press(payload);
      expect([outcome.replies, turn.interaction]).toEqual([[], null]);
    }
    const { turn } = await last(person, 'nặm', 'nước', '[Bỏ qua]');
    expect(turn.proposal?.text).toBe('nặm');
  });

  test('a restart between any two steps goes on where the person was', async () => {
    const person = new Conversation();
    let turn = (await person.say('góp tiếng')).turn;
    for (const input of ['[Đồng ý]', '[Tày]', '[Một từ]', 'nặm', 'nước', '[Bỏ qua]']) {
      Object.assign(person.tools, { dialogs: createDialogEngine(dialogsFor(book().languages)) });
      turn = (await last(person, input)).turn;
    }
    expect(turn.proposal).toMatchObject({ language: 'tyz', text: 'nặm', meaning: 'nước', village: null });
  });
});

describe('what is given', () => {
  test('stands in no log of questions, neither the words nor the meaning', async () => {
    const person = new Conversation();
    const steps = await through(person, 'góp tiếng', ...['[Đồng ý]', '[Tày]', '[Một từ]', 'nặm', 'nước', 'thôn A']);
    expect(steps.map(({ turn }) => turn.interaction?.text ?? null)).toEqual(['góp tiếng', ...Array(6).fill(null)]);
    expect(steps[0]!.turn.interaction?.topic).toBe('sys-gop-tieng');
    expect(steps.at(-1)!.turn.unknownWords).toBeNull();
  });

  test('is never asked about, nor known, before it is adopted: the same words stay unknown', async () => {
    const person = await speaker(...word);
    await through(person, 'nặm', 'nước', '[Bỏ qua]');
    expect((await person.say('nặm')).outcome.decision).toBe('fallback');
  });

  test('may be the words for an emergency: help comes first, and the giving goes on', async () => {
    const person = await speaker(...word);
    person.classifier.learn('cháy nhà', 'kc-so-khan-cap');
    const { outcome, turn } = await last(person, 'từ ấy', 'cháy nhà');
    expect(outcome.replies.map(({ tone }) => tone)).toEqual(['emergency', 'normal']);
    expect([outcome.topic, turn.interaction?.topic]).toEqual(['kc-so-khan-cap', 'kc-so-khan-cap']);
    const end = await person.tap('Bỏ qua');
    expect(end.turn.proposal).toMatchObject({ text: 'từ ấy', meaning: 'cháy nhà' });
  });
});
