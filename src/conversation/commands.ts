import type { Messages } from '../content/messages';
import { fold } from '../text/fold';

export const commands = [
  'start',
  'help',
  'language',
  'stop',
  'resume',
  'erase',
  'traceless',
  'officer',
  'contribute',
  'cancel',
] as const;
export type Command = (typeof commands)[number];

type Phrases = ReadonlyMap<string, Command>;

/** Folding every phrase for every message would cost more than understanding it. */
const known = new WeakMap<Messages, Map<string, Phrases>>();

/**
 * The command a text is, or null. Only whole texts count: "xóa dữ liệu của tôi" is a command, a question
 * about it is a question. Marks and case do not matter, as people type commands in a hurry.
 */
export function commandIn(messages: Messages, language: string, text: string): Command | null {
  const typed = plain(text);
  return typed === '' ? null : (phrasesFor(messages, language).get(typed) ?? null);
}

function phrasesFor(messages: Messages, language: string): Phrases {
  const tongues = known.get(messages) ?? new Map<string, Phrases>();
  known.set(messages, tongues);
  const found = tongues.get(language) ?? learn(messages, language);
  tongues.set(language, found);
  return found;
}

/** The first command to claim a phrase keeps it. Vietnamese commands work in every language. */
function learn(messages: Messages, language: string): Phrases {
  const phrases = new Map<string, Command>();
  for (const command of commands) {
    for (const tongue of [language, 'vi']) {
      for (const phrase of messages.say(tongue, `commands.${command}`).split('|')) {
        const typed = plain(phrase);
        if (typed !== '' && !phrases.has(typed)) phrases.set(typed, command);
      }
    }
  }
  return phrases;
}

/** Folded words; a slash command loses what follows it ("/start abc", "/start@thonban_bot"). */
function plain(text: string): string {
  const slash = /^\s*(\/[a-z]+)(?=[\s@]|$)/i.exec(text);
  if (slash) return slash[1]!.toLowerCase();
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
