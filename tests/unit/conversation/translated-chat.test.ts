import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wholeReplies } from '../../../src/content/whole-replies';
import { Conversation, telegramShape, zaloBotShape } from '../../support/conversation';
import { translatedProject, two } from '../../support/translated-project';

const root = resolve(__dirname, '../../..');

describe('somebody who chose Tày', () => {
  test('is greeted with a draft under its label, and with all of it in Vietnamese', async () => {
    const talk = new Conversation(telegramShape);
    await talk.press('l:tyz');
    const { said } = await talk.say('/start');
    const intro = talk.line('intro');
    expect(said).toContain(`Bản nháp tiếng Tày, chưa người bản ngữ nào duyệt:\nChào pi noọng.\n\n${intro}`);
  });

  test.each([telegramShape, zaloBotShape])('reads the number to call first on $name', async (shape) => {
    const talk = new Conversation(shape);
    await talk.press('l:tyz');
    talk.classifier.learn('cháy nhà rồi', 'kc-so-khan-cap');
    const { turn } = await talk.say('cháy nhà rồi');
    const [first] = turn.outbox;
    expect(first!.part.text.indexOf('114')).toBeLessThan(first!.part.text.indexOf('Bản nháp tiếng Tày'));
    expect(turn.outbox.map(({ part }) => part.text).join('\n')).toContain('Gọi ngay');
  });

  test('is answered in Tày alone once speakers have approved a line, and in Vietnamese where there is none', async () => {
    const { content } = translatedProject([{ key: 'bot.help', text: 'Chữ thử', state: 'approved', speakers: two }]);
    const talk = new Conversation(telegramShape, content);
    await talk.press('l:tyz');
    expect((await talk.say('trợ giúp')).said).toBe('Chữ thử');
    expect((await talk.say('xin chào lạ')).said).toBe(talk.line('fallback'));
  });
});

test('every line that may be shown as a draft is there in Vietnamese', () => {
  const known = Object.keys(JSON.parse(readFileSync(resolve(root, 'locales/vi/bot.json'), 'utf8')) as object);
  expect(wholeReplies.filter((key) => !known.includes(key.slice('bot.'.length)))).toEqual([]);
});
