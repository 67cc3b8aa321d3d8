import { book, Conversation, realEngine } from '../../support/conversation';

const content = book();
const talk = () => new Conversation(undefined, content);

describe('what is no text', () => {
  test.each([
    [{ kind: 'media', media: 'voice' } as const, 'media.voice'],
    [{ kind: 'media', media: 'photo' } as const, 'media.photo'],
    [{ kind: 'media', media: 'sticker' } as const, 'media.sticker'],
    [{ kind: 'media', media: 'video' } as const, 'media.other'],
    [{ kind: 'media', media: 'file' } as const, 'media.other'],
    [{ kind: 'media', media: 'link' } as const, 'media.other'],
    [{ kind: 'withheld' } as const, 'withheld'],
    [{ kind: 'location', latitude: 21, longitude: 107 } as const, 'location'],
    [{ kind: 'contact' } as const, 'contact'],
    [{ kind: 'text', text: ' \u200b\u0000 ' } as const, 'rephrase'],
    [{ kind: 'press', payload: 'whatever it is' } as const, 'rephrase'],
    [{ kind: 'press', payload: 't:no-such-topic' } as const, 'rephrase'],
  ])('%j is answered honestly (%s) and never guessed at', async (sent, key) => {
    const person = talk();
    const { said, outcome } = await person.send(sent);
    expect(said).toBe(person.line(key));
    expect(said).not.toBe(`bot.${key}`);
    expect(outcome.decision).toBe('fallback');
    expect(person.classifier.asked).toEqual([]);
  });

  test('a caption is read like a text', async () => {
    const person = talk();
    person.classifier.learn('làm khai sinh ở đâu', 'dvc-khai-sinh');
    const { outcome } = await person.send({ kind: 'media', media: 'photo', caption: 'làm khai sinh ở đâu' });
    expect(outcome.topic).toBe('dvc-khai-sinh');
  });

  test('a place leaves no trace of where it is', async () => {
    const { turn } = await talk().send({ kind: 'location', latitude: 21.0687, longitude: 107.3425 });
    expect(JSON.stringify({ ...turn, outbox: [] })).not.toMatch(/21\.06|107\.3/);
  });
});

describe('what a button carries', () => {
  beforeAll(() => realEngine().warm());

  test.each(['c:erase', 'd:erase.yes', 'r:inbox-1:+', 'l:tyz', 'm:giay-to', 't:dvc-khai-sinh', 'c:stop'])(
    'is an ordinary text when somebody types it: "%s"',
    async (typed) => {
      const person = talk();
      const { turn, said } = await person.say(typed);
      expect(person.classifier.asked).toEqual([typed]);
      expect(said).toBe(person.line('fallback'));
      expect([turn.erase, turn.rating, turn.person.language, turn.person.notices]).toEqual([false, null, null, true]);
    },
  );

  test('never does by itself what has to be asked about first', async () => {
    const person = talk();
    const { turn, said } = await person.press('c:erase');
    expect([turn.erase, said]).toEqual([false, person.line('erase.ask')]);
  });

  test.each(['c:admin', 'c:__proto__', 'c:constructor', 'd:erase.yes', 'x'.repeat(60_000), '', 't:', '{"a":1}'])(
    'does nothing when it is none of ours (%.20s)',
    async (payload) => {
      const person = talk();
      const { turn, said } = await person.press(payload);
      expect(said).toBe(person.line('rephrase'));
      expect([turn.erase, turn.rating, turn.handoff]).toEqual([false, null, null]);
      expect(turn.interaction!.text.length).toBeLessThanOrEqual(1_000);
    },
  );
});
