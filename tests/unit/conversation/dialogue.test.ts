import { sessionMs } from '../../../src/model/session';
import { Conversation, realEngine, zaloBotShape } from '../../support/conversation';

beforeAll(() => realEngine().warm());

const eraseMe = 'xóa dữ liệu của tôi';

describe('asking to be erased', () => {
  test('is asked about first, with two buttons, and nothing is erased yet', async () => {
    const person = new Conversation();
    const { outcome, turn, said } = await person.say(eraseMe);
    expect(said).toBe(person.line('erase.ask'));
    expect(outcome.replies.at(-1)?.buttons.map(({ title }) => title)).toEqual(['Xóa hết', 'Không xóa']);
    expect(outcome.topic).toBe('sys-xoa-du-lieu');
    expect(turn.erase).toBe(false);
  });

  test('erases after a tap on yes', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    const { turn, said } = await person.tap('Xóa hết');
    expect(turn.erase).toBe(true);
    expect(said).toBe(person.line('erase.done'));
  });

  test.each(['có', 'Có ạ', 'dong y', 'XÓA HẾT', 'ừ'.normalize('NFD')])(
    'erases after "%s" in writing',
    async (typed) => {
      const person = new Conversation();
      await person.say(eraseMe);
      expect((await person.say(typed)).turn.erase).toBe(true);
    },
  );

  test('erases nothing after a tap on no, and the dialogue is over', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    const { turn, said } = await person.tap('Không xóa');
    expect(said).toBe(person.line('erase.kept'));
    expect(turn.erase).toBe(false);
    expect(turn.session?.dialog).toBeNull();
    expect((await person.say('có')).turn.erase).toBe(false);
  });

  test.each(['thôi', 'hủy', 'huy', 'Bỏ qua', '/huy', 'không làm nữa'])('is called off by "%s"', async (typed) => {
    const person = new Conversation();
    await person.say(eraseMe);
    const { turn, said } = await person.say(typed);
    expect(said).toBe(person.line('dialog.cancelled'));
    expect(turn.session?.dialog).toBeNull();
    expect(turn.erase).toBe(false);
  });

  test('takes the number of a choice where there are no buttons', async () => {
    const yes = new Conversation(zaloBotShape);
    await yes.say(eraseMe);
    expect((await yes.say('1')).turn.erase).toBe(true);
    const no = new Conversation(zaloBotShape);
    await no.say(eraseMe);
    expect((await no.say('2.')).said).toBe(no.line('erase.kept'));
  });

  test('asks once more after an answer that is none, then gives up and says so', async () => {
    const person = new Conversation();
    const first = await person.say(eraseMe);
    const again = await person.say('là sao hả cháu');
    expect(again.said).toBe(person.line('dialog.pick'));
    expect(again.outcome.replies.at(-1)?.buttons).toEqual(first.outcome.replies.at(-1)?.buttons);
    const { turn, said } = await person.say('thế nào cơ');
    expect(said).toBe(person.line('dialog.cancelled'));
    expect(turn.session?.dialog).toBeNull();
    expect((await person.say('có')).turn.erase).toBe(false);
  });

  test('lapses with the session: a "yes" half an hour later erases nothing', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    person.wait(sessionMs);
    expect((await person.say('có')).turn.erase).toBe(false);
  });

  test('is not confirmed by typing what a button carries', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    const { said, turn } = await person.say('d:erase.yes');
    expect(said).toBe(person.line('dialog.pick'));
    expect(turn.erase).toBe(false);
  });
});

describe('an open dialogue', () => {
  test('gives way to an emergency, which is answered at once', async () => {
    const person = new Conversation();
    person.classifier.learn('cháy nhà rồi', 'kc-so-khan-cap');
    await person.say(eraseMe);
    const { outcome, turn } = await person.say('cháy nhà rồi');
    expect(outcome.topic).toBe('kc-so-khan-cap');
    expect(outcome.replies[0]?.tone).toBe('emergency');
    expect(turn.session?.dialog).toBeNull();
    expect((await person.say('có')).turn.erase).toBe(false);
  });

  test('takes a plain answer for an answer, whatever else the classifier hears in it', async () => {
    const person = new Conversation();
    person.classifier.learn('chac chan', 'kc-tu-tu');
    await person.say(eraseMe);
    expect((await person.say('chac chan')).turn.erase).toBe(true);
  });

  test('is not left for an ordinary question, which is taken for an answer', async () => {
    const person = new Conversation();
    person.classifier.learn('làm khai sinh ở đâu', 'dvc-khai-sinh');
    await person.say('gặp cán bộ');
    expect((await person.say('làm khai sinh ở đâu')).turn.handoff).toEqual({ text: 'làm khai sinh ở đâu' });
  });

  test('is left by a tap on a topic, on the menu, on a language or on another command', async () => {
    for (const payload of ['t:dvc-khai-sinh', 'm:giay-to', 'l:tyz', 'c:help', 'c:start', 'c:stop', 'c:language']) {
      const person = new Conversation();
      await person.say(eraseMe);
      const { turn } = await person.press(payload);
      expect([payload, turn.session?.dialog, turn.erase]).toEqual([payload, null, false]);
      expect((await person.say('có')).turn.erase).toBe(false);
    }
  });

  test('shows the answer of a topic tapped meanwhile', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    expect((await person.press('t:dvc-khai-sinh')).outcome.topic).toBe('dvc-khai-sinh');
  });

  test('waits while somebody sends a voice, a place or a thumb', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    const voice = await person.send({ kind: 'media', media: 'voice' });
    expect(voice.said).toBe(person.line('media.voice'));
    await person.send({ kind: 'location', latitude: 21, longitude: 107 });
    await person.press('r:inbox-0:+');
    expect((await person.tap('Xóa hết')).turn.erase).toBe(true);
  });

  test('is replaced by another one, never stacked on it', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    expect((await person.say('gặp cán bộ')).said).toBe(person.line('officer.ask'));
    const { turn } = await person.say('có');
    expect(turn.handoff).toEqual({ text: 'có' });
    expect(turn.erase).toBe(false);
    expect(turn.session?.dialog).toBeNull();
  });

  test('does not take a button of an earlier question for its answer', async () => {
    const person = new Conversation();
    await person.say(eraseMe);
    await person.say('gặp cán bộ');
    const { turn, said } = await person.press('d:erase.yes');
    expect(said).toBe(person.line('rephrase'));
    expect(turn.handoff).toBeNull();
    expect(turn.erase).toBe(false);
    expect((await person.say('hỏi về sổ đỏ')).turn.handoff).toEqual({ text: 'hỏi về sổ đỏ' });
  });

  test('that nobody opened does nothing when its button is tapped', async () => {
    const person = new Conversation();
    for (const payload of ['d:erase.yes', 'd:yes', 'd:officer.words']) {
      const { turn, said } = await person.press(payload);
      expect(said).toBe(person.line('rephrase'));
      expect([turn.erase, turn.handoff]).toEqual([false, null]);
    }
  });

  test.each([
    ['an older release', { dialog: 'erase@0', step: 0, again: false, answers: {} }],
    ['nobody knows where', { dialog: { toString: 1 }, step: [], x: null }],
  ])('of %s is dropped, and the message is understood as any other', async (_what, state) => {
    const person = new Conversation();
    person.classifier.learn('làm khai sinh ở đâu', 'dvc-khai-sinh');
    await person.say('chào');
    person.session!.dialog = state;
    const { outcome, turn } = await person.say('làm khai sinh ở đâu');
    expect(outcome.topic).toBe('dvc-khai-sinh');
    expect(turn.session?.dialog).toBeNull();
    person.session!.dialog = state;
    expect((await person.say('câu lạ')).turn.session?.dialog).toBeNull();
  });
});

describe('asking for an officer', () => {
  test('hands over one message, masked, and promises nothing', async () => {
    const person = new Conversation();
    expect((await person.say('gặp cán bộ')).said).toBe(person.line('officer.ask'));
    const { turn, said, outcome } = await person.say('Nhà tôi dột, gọi tôi số 0912345678 nhé');
    expect(said).toBe(person.line('officer.done'));
    expect(outcome.topic).toBe('sys-gap-can-bo');
    expect(turn.handoff?.text).toContain('Nhà tôi dột');
    expect(turn.handoff?.text).not.toContain('0912345678');
    expect(turn.session?.dialog).toBeNull();
  });

  test('answers words that sound like an emergency at once, and hands them over all the same', async () => {
    const person = new Conversation();
    person.classifier.learn('đường vào thôn sạt lở', 'kc-thien-tai');
    await person.say('gặp cán bộ');
    const { outcome, turn } = await person.say('đường vào thôn sạt lở');
    expect(outcome.replies.map(({ tone }) => tone)).toEqual(['emergency', 'normal']);
    expect(outcome.replies.at(-1)?.text).toBe(person.line('officer.done'));
    expect(outcome.topic).toBe('kc-thien-tai');
    expect(turn.handoff).toEqual({ text: 'đường vào thôn sạt lở' });
    expect(turn.session?.dialog).toBeNull();
    expect(turn.session?.choices).toEqual(outcome.replies[0]?.buttons);
  });

  test('takes the words under a picture too', async () => {
    const person = new Conversation();
    await person.say('gặp cán bộ');
    const { turn } = await person.send({ kind: 'media', media: 'photo', caption: 'Mái nhà tôi đây' });
    expect(turn.handoff).toEqual({ text: 'Mái nhà tôi đây' });
  });

  test('hands over templates, markup and quotes as they were written', async () => {
    const person = new Conversation();
    await person.say('gặp cán bộ');
    const words = '{{vars.sure}} {name} <b>Bàn Thị O\'Hay</b> & "con" 5/6';
    expect((await person.say(words)).turn.handoff).toEqual({ text: words });
  });

  test('is not fooled by a number: one message means one message', async () => {
    const person = new Conversation();
    await person.say('đổi tiếng');
    await person.say('gặp cán bộ');
    expect((await person.say('2')).turn.handoff).toEqual({ text: '2' });
  });
});
