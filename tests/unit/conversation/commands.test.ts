import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadMessages } from '../../../src/content/messages';
import { commandIn, commands, type Command } from '../../../src/conversation/commands';
import { root } from '../../../src/root';
import { fold } from '../../../src/text/fold';

const { messages } = loadMessages(root);
const read = (text: string, language = 'vi') => commandIn(messages, language, text);

const table = JSON.parse(readFileSync(join(root, 'locales/vi/commands.json'), 'utf8')) as Record<Command, string>;
const phrases = commands.flatMap((command) =>
  table[command].split('|').map((phrase): [string, Command] => [phrase.trim(), command]),
);
const spoken = phrases.filter(([phrase]) => !phrase.startsWith('/'));
const slashes = phrases.filter(([phrase]) => phrase.startsWith('/'));

describe('a command', () => {
  test('has phrases for every command and no others', () => {
    expect(Object.keys(table).sort()).toEqual([...commands].sort());
    expect(phrases.filter(([phrase]) => phrase === '')).toEqual([]);
  });

  test('never shares a phrase with another command, with or without marks', () => {
    const meanings = new Map<string, Set<Command>>();
    for (const [phrase, command] of phrases) {
      const key = fold(phrase);
      meanings.set(key, (meanings.get(key) ?? new Set()).add(command));
    }
    expect([...meanings].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  test.each(spoken)('"%s" is %s however it is typed', (phrase, command) => {
    const ways = [
      phrase,
      fold(phrase),
      phrase.toUpperCase(),
      fold(phrase).toUpperCase(),
      phrase.normalize('NFD'),
      `  ${phrase.replaceAll(' ', '   ')}\n`,
      `${phrase}.`,
      `"${phrase}"!!!`,
      `${phrase} 🙏`,
    ];
    expect(ways.filter((way) => read(way) !== command)).toEqual([]);
  });

  test.each(slashes)('"%s" is %s, also with the bot\'s name or more behind it', (phrase, command) => {
    const ways = [
      phrase,
      phrase.toUpperCase(),
      `${phrase}@thonban_bot`,
      `${phrase}@bot abc`,
      `${phrase} abc`,
      ` ${phrase}\nabc`,
    ];
    expect(ways.filter((way) => read(way) !== command)).toEqual([]);
  });

  test.each(slashes)('"%s" is none as the beginning of another word', (phrase) => {
    const others = [`${phrase}x`, `${phrase}ện`, `${phrase}_abc`, `${phrase}-abc`, `${phrase}1`, `abc ${phrase}`];
    expect(others.filter((other) => read(other) !== null)).toEqual([]);
  });

  test.each([
    'làm sao để xóa dữ liệu của tôi',
    'xóa dữ liệu của tôi có lấy lại được không',
    'tôi bị dừng thông báo trợ cấp',
    'hủy hợp đồng lao động',
    'thôi việc có được trợ cấp không',
    'gặp cán bộ ở đâu',
    'huyện nào',
    '/huyện nào',
    '/nhân viên',
    '/dừng xe',
    '/',
    'c:erase',
    'commands.erase',
    '|',
    '',
    ' ',
    '?!',
    '😀',
  ])('"%s" is none: only whole texts count', (text) => {
    expect(read(text)).toBeNull();
  });

  test('in Vietnamese is understood whatever language was chosen', () => {
    expect(read('xóa dữ liệu của tôi', 'tyz')).toBe('erase');
    expect(read('thoi', 'no-such-language')).toBe('cancel');
  });
});
