import { book, Conversation, telegramShape, webShape, zaloBotShape } from '../../support/conversation';
import { mostPerWindow } from '../../../src/conversation/steps/flood';
import { sessionMs } from '../../../src/model/session';

const content = book();
const talk = (shape = telegramShape) => new Conversation(shape, content);

describe('the first words', () => {
  test('to somebody new on a push channel say once that this is a machine and what it keeps', async () => {
    const person = talk();
    const first = await person.say('câu gì đó');
    expect(first.turn.outbox[0]?.part.text).toBe(person.line('intro'));
    expect(first.turn.person.greeted).toBe(true);
    const second = await person.say('câu gì đó');
    expect(second.turn.outbox.map(({ part }) => part.text)).not.toContain(person.line('intro'));
  });

  test('are not repeated when the person starts with /start, which says them anyway', async () => {
    const person = talk();
    const { turn } = await person.say('/start abc');
    expect(turn.outbox.filter(({ part }) => part.text === person.line('intro'))).toHaveLength(1);
    expect(turn.person.greeted).toBe(true);
  });

  test('are left to the page on the web', async () => {
    const person = talk(webShape);
    const { turn } = await person.say('câu gì đó');
    expect(turn.outbox).toEqual([]);
    expect(turn.replies.map(({ text }) => text)).toEqual([person.line('fallback')]);
  });

  test('greet who follows or comes back, offer the menu and are no question', async () => {
    const person = talk();
    const { said, turn, outcome } = await person.send({ kind: 'arrived' });
    expect(said).toContain(person.line('intro'));
    expect(outcome.replies.at(-1)?.buttons.map(({ title }) => title)).toEqual([
      ...content.menu.map(({ title }) => title),
      'Đổi tiếng',
    ]);
    expect(turn.interaction).toBeNull();
  });
});

describe('what the platform says about a person', () => {
  test('leaving makes the person unreachable, says nothing, and the next message undoes it', async () => {
    const person = talk();
    const { turn } = await person.send({ kind: 'left' });
    expect([turn.person.reach, turn.outbox, turn.interaction]).toEqual(['gone', [], null]);
    expect((await person.say('chào')).turn.person.reach).toBe('reachable');
  });

  test('a wish to be deleted that comes from the platform is carried out without a question', async () => {
    const { turn } = await talk().send({ kind: 'withdraw' });
    expect([turn.erase, turn.outbox, turn.interaction]).toEqual([true, [], null]);
  });

  test('an officer who writes by hand silences the machine for half an hour, and questions are still logged', async () => {
    const person = talk();
    person.classifier.learn('làm khai sinh ở đâu', 'dvc-khai-sinh');
    expect((await person.send({ kind: 'officer' })).turn.interaction).toBeNull();
    const silent = await person.say('làm khai sinh ở đâu');
    expect(silent.turn.outbox).toEqual([]);
    expect(silent.turn.interaction).toMatchObject({ text: 'làm khai sinh ở đâu', topic: 'sys-can-bo-dang-tra-loi' });
    person.wait(30 * 60_000);
    expect((await person.say('làm khai sinh ở đâu')).outcome.topic).toBe('dvc-khai-sinh');
  });
});

describe('an emergency', () => {
  test('is answered also while an officer has the conversation', async () => {
    const person = talk();
    person.classifier.learn('chồng đang đánh tôi', 'bg-blgd-lam-gi');
    await person.send({ kind: 'officer' });
    expect((await person.say('chồng đang đánh tôi')).outcome.topic).toBe('bg-blgd-lam-gi');
  });

  test('of somebody new is answered first; that this is a machine is said after it', async () => {
    const person = talk();
    person.classifier.learn('cháy nhà', 'kc-so-khan-cap');
    const { turn } = await person.say('cháy nhà');
    expect(turn.outbox.at(0)!.part.text).toContain('114');
    expect(turn.outbox.at(-1)!.part.text).toBe(person.line('intro'));
    expect(turn.person.greeted).toBe(true);
  });
});

describe('rating', () => {
  test('thanks, names the interaction and is no question itself', async () => {
    const person = talk();
    for (const [sign, value, key] of [['+', 1, 'thanks.up'] as const, ['-', -1, 'thanks.down'] as const]) {
      const { turn, said } = await person.press(`r:inbox-7:${sign}`);
      expect(turn.rating).toEqual({ interaction: 'inbox-7', value });
      expect(said).toBe(person.line(key));
      expect(turn.interaction).toBeNull();
    }
  });

  test('is offered under answers, not under small talk, and never where there are no buttons', async () => {
    const ask = async (shape: typeof telegramShape, topic: string) => {
      const person = talk(shape);
      person.classifier.learn('câu hỏi', topic);
      return (await person.say('câu hỏi')).turn.outbox.flatMap(({ part }) =>
        part.buttons.map(({ payload }) => payload),
      );
    };
    expect(await ask(telegramShape, 'dvc-khai-sinh')).toEqual(expect.arrayContaining(['r:inbox-1:+', 'r:inbox-1:-']));
    expect((await ask(telegramShape, 'sys-chao')).filter((payload) => payload.startsWith('r:'))).toEqual([]);
    expect(await ask(zaloBotShape, 'dvc-khai-sinh')).toEqual([]);
  });
});

describe('a flood', () => {
  test('is asked once to slow down, then met with silence, and heard again after a minute', async () => {
    const person = talk();
    person.session = {
      ...(await person.say('chào')).turn.session!,
      recent: Array.from({ length: mostPerWindow - 1 }, () => person.now),
    };
    expect((await person.say('một')).said).toBe(person.line('fallback'));
    const slow = await person.say('hai');
    expect(slow.said).toBe(person.line('slow'));
    expect(slow.turn.interaction?.topic).toBe('sys-nhan-nhanh');
    for (const more of ['ba', 'bốn']) {
      const { turn } = await person.say(more);
      expect([turn.outbox, turn.interaction]).toEqual([[], null]);
    }
    person.wait(61_000);
    expect((await person.say('năm')).said).toBe(person.line('fallback'));
  });

  test('never makes the session grow without bound', async () => {
    const person = talk();
    await person.say('chào');
    person.session!.recent = Array.from({ length: 5_000 }, () => person.now);
    expect((await person.say('nữa')).turn.session?.recent.length).toBeLessThanOrEqual(mostPerWindow + 1);
  });
});

describe('commands', () => {
  test('help shows what can be asked, with the menu', async () => {
    const person = talk();
    const { said, outcome } = await person.say('trợ giúp');
    expect(said).toBe(person.line('help'));
    expect(outcome.replies[0]?.buttons.map(({ payload }) => payload)).toEqual([
      ...content.menu.map(({ entry }) => `m:${entry}`),
      'c:language',
    ]);
  });

  test('stop and resume change whether the person wants notices, and nothing else', async () => {
    const person = talk();
    const stopped = await person.say('dung thong bao');
    expect([stopped.turn.person.notices, stopped.said]).toEqual([false, person.line('stop')]);
    const resumed = await person.say('Nhận thông báo');
    expect([resumed.turn.person.notices, resumed.said]).toEqual([true, person.line('resume')]);
  });

  test('a word that calls something off is an ordinary word when nothing is open', async () => {
    const person = talk();
    expect((await person.say('thôi')).said).toBe(person.line('fallback'));
    expect(person.classifier.asked).toEqual(['thôi']);
  });

  test('a language without reviewed sentences is noted, and said honestly to be answered in Vietnamese', async () => {
    const person = talk();
    expect((await person.say('đổi tiếng')).outcome.replies[0]?.buttons).toHaveLength(content.languages.length);
    const { said, turn } = await person.tap('Sán Dìu');
    expect(turn.person.language).toBe('mis-x-sandiu');
    expect(said).toBe(person.line('language.vietnamese-only', { language: 'Sán Dìu' }));
    expect((await person.say('câu lạ')).turn.interaction?.language).toBe('mis-x-sandiu');
  });

  test('a language of which words are known is noted, and said honestly to be answered in Vietnamese', async () => {
    const person = talk();
    await person.say('đổi tiếng');
    const { said, turn } = await person.tap('Tày');
    expect(turn.person.language).toBe('tyz');
    expect(said).toBe(person.line('language.understood', { language: 'Tày' }));
  });

  test('Vietnamese is simply set, and an unknown language is asked for again without changing anything', async () => {
    const person = talk();
    expect((await person.press('l:vi')).said).toBe(person.line('language.set', { language: 'Tiếng Việt' }));
    const unknown = await person.press('l:klingon');
    expect([unknown.said, unknown.turn.person.language]).toEqual([person.line('language.unknown'), 'vi']);
  });

  test('a menu entry shows its topics, and an entry that is gone asks to rephrase', async () => {
    const person = talk();
    await person.say('menu');
    const { outcome } = await person.tap('Giấy tờ');
    expect(outcome.replies[0]?.buttons.map(({ payload }) => payload)).toContain('t:dvc-khai-sinh');
    expect((await person.press('m:gone')).said).toBe(person.line('rephrase'));
  });
});

describe('a number', () => {
  test.each(['2', ' 2 ', '2.', '2)'])('like "%s" chooses the second of the last choices', async (typed) => {
    const person = talk(zaloBotShape);
    await person.say('menu');
    await person.say('1');
    expect((await person.say(typed)).outcome.topic).toBe(content.menu[0]!.topics[1]);
  });

  test('beyond the choices, or without any, is an ordinary text', async () => {
    const person = talk();
    await person.say('2');
    await person.say('menu');
    await person.say('9');
    await person.say('22');
    expect(person.classifier.asked).toEqual(['2', '9', '22']);
  });

  test('chooses nothing any more when the session has lapsed', async () => {
    const person = talk();
    await person.say('menu');
    person.wait(sessionMs);
    await person.say('1');
    expect(person.classifier.asked).toEqual(['1']);
  });
});

describe('a question', () => {
  test('that is understood is answered, logged with its revision and offered for rating', async () => {
    const person = talk();
    person.classifier.learn('lam khai sinh o dau', 'dvc-khai-sinh');
    const { outcome, turn, said } = await person.say('Làm khai sinh ở đâu');
    expect(said).toBe(content.topics.get('dvc-khai-sinh')!.answer.trim());
    expect(outcome.replies[0]?.rate).toBe('inbox-1');
    expect(turn.interaction).toMatchObject({
      id: 'inbox-1',
      text: 'Làm khai sinh ở đâu',
      decision: 'answer',
      topic: 'dvc-khai-sinh',
      revision: content.topics.get('dvc-khai-sinh')!.revision,
      person: 'pseudonym',
      language: 'vi',
      week: '2026-W47',
      latencyMs: 50,
    });
  });

  test('that could mean several things shows at most three of them and a way out', async () => {
    const person = talk();
    person.classifier.learn('giấy cho con', doubt('dvc-khai-sinh', 'dvc-can-cuoc', 'dvc-ket-hon'));
    const { outcome, said } = await person.say('giấy cho con');
    expect(outcome.decision).toBe('ask');
    expect(said).toBe(person.line('ask'));
    const buttons = outcome.replies[0]!.buttons;
    expect(buttons.length).toBeGreaterThanOrEqual(3);
    expect(buttons.length).toBeLessThanOrEqual(4);
    expect(buttons[0]?.payload).toBe('t:dvc-khai-sinh');
    expect(buttons.at(-1)).toEqual({ title: person.line('ask.other'), payload: 'c:help' });
    expect((await person.tap(buttons[1]!.title)).outcome.topic).toBe(buttons[1]!.payload.slice(2));
  });

  test('that is not understood says so, names who can help, and offers the menu', async () => {
    const person = talk();
    const { said, outcome, turn } = await person.say('câu không ai biết');
    expect(said).toBe(person.line('fallback'));
    for (const helper of ['Trung tâm Phục vụ hành chính công', 'trưởng thôn', '113', '114', '115']) {
      expect(said).toContain(helper);
    }
    expect(outcome.replies[0]?.buttons.at(-1)?.payload).toBe('c:language');
    expect(outcome.replies[0]?.buttons).toHaveLength(content.menu.length + 1);
    expect(turn.interaction).toMatchObject({ decision: 'fallback', topic: null, revision: null });
  });

  test('about a topic that the content no longer has is not understood, instead of failing', async () => {
    const person = talk();
    person.classifier.learn('chuyện cũ', 'dvc-da-bo');
    expect((await person.say('chuyện cũ')).said).toBe(person.line('fallback'));
    person.classifier.learn('nửa cũ', [{ topic: 'dvc-da-bo', score: 0.9 }, ...doubt('dvc-khai-sinh', 'dvc-can-cuoc')]);
    const { outcome } = await person.say('nửa cũ');
    expect(JSON.stringify(outcome)).not.toContain('dvc-da-bo');
  });

  test('is read in NFC, without invisible characters, and never more than its first 1,000 characters', async () => {
    const person = talk();
    await person.say('Làm\u200b  khai\nsinh'.normalize('NFD'));
    const { turn } = await person.say('ệ🏞'.repeat(40_000));
    expect(person.classifier.asked[0]).toBe('Làm khai sinh');
    expect([...person.classifier.asked[1]!]).toHaveLength(1_000);
    expect([...turn.interaction!.text].length).toBeLessThanOrEqual(1_000);
  });

  test('is stored without the numbers that lead to a person', async () => {
    const { turn } = await talk().say('tôi tên A, số 0912345678, căn cước 022090001234');
    expect(turn.interaction?.text).not.toMatch(/0912345678|022090001234/);
  });

  test('gets its session back: topic and choices are kept, and lapse after half an hour', async () => {
    const person = talk();
    person.classifier.learn('làm khai sinh ở đâu', 'dvc-khai-sinh');
    await person.say('làm khai sinh ở đâu');
    expect(person.session?.topic).toBe('dvc-khai-sinh');
    person.wait(sessionMs);
    expect((await person.say('câu lạ')).heard.session.topic).toBeNull();
  });
});

/** Candidates none of which stands out. */
const doubt = (...topics: string[]) => topics.map((topic, index) => ({ topic, score: 0.4 - index / 100 }));
