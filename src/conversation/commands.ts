import type { Messages } from '../content/messages';
import { fold } from '../text/fold';

export const commands = ['start', 'help', 'language', 'stop', 'resume', 'erase', 'officer', 'cancel'] as const;
export type Command = (typeof commands)[number];

/**
 * The command a text is, or null. Only whole texts count: "xóa dữ liệu của tôi" is a command, a question
 * about it is a question. Marks and case do not matter, as people type commands in a hurry.
 */
export function commandIn(messages: Messages, language: string, text: string): Command | null {
  const typed = plain(text);
  if (typed === '') return null;
  for (const command of commands) {
    for (const tongue of language === 'vi' ? ['vi'] : [language, 'vi']) {
      const phrases = messages.say(tongue, `commands.${command}`).split('|');
      if (phrases.some((phrase) => plain(phrase) === typed)) return command;
    }
  }
  return null;
}

/** Folded words; a slash command loses what follows it ("/start abc", "/start@thonban_bot"). */
function plain(text: string): string {
  const slash = /^\s*(\/[a-z]+)(?=[\s@]|$)/i.exec(text);
  if (slash) return slash[1]!.toLowerCase();
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
