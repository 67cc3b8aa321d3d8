import { createHash } from 'node:crypto';
import type { Topic } from './content';
import type { Messages } from './messages';
import { numbersIn } from './numbers-in';
import type { MenuEntry } from './schema';
import { wholeReplies } from './whole-replies';

/** A Vietnamese text that speakers may put into their language. */
export interface SourceLine {
  /** `bot.start`, `words.basis`, `menu.giay-to`, `topic.kc-so-khan-cap.answer`. */
  key: string;
  /**
   * `reply`: a message of its own, `answer`: of a topic; both may be shown as drafts, with their label. `label` and
   * `title` stand on buttons and inside other texts, where no label fits, so they are said only when approved.
   */
  kind: 'reply' | 'answer' | 'label' | 'title';
  vietnamese: string;
  /** Changes whenever the Vietnamese does. */
  revision: string;
  /** Longest translation, in code points. */
  most: number;
  /** Numbers that an approved translation carries, each once. */
  numbers: readonly string[];
}

/** Room for languages that need more words, within what one message of a platform holds. */
const longest = { reply: 900, answer: 900, label: 40, title: 40 } as const;

/** Ten hex digits over the Vietnamese text that is translated. */
export const textRevision = (text: string): string =>
  createHash('sha256').update(text.trim().normalize('NFC')).digest('hex').slice(0, 10);

/** By key, in the order in which they are worth a speaker's evening: emergencies, the bot's own words, the rest. */
export function sourceLines(
  messages: Messages,
  menu: readonly MenuEntry[],
  topics: Iterable<Topic>,
): Map<string, SourceLine> {
  const all = [...topics];
  const words = Object.keys(messages.area('vi', 'words')).map((key) => `words.${key}`);
  const urgent = new Set(all.filter(({ tone }) => tone === 'emergency').map(({ id }) => id));
  const phones = new Set(all.flatMap((topic) => topic.phones));
  const leadsToUrgent = new Set(
    menu.filter(({ topics: [first = ''] }) => urgent.has(first)).map(({ entry }) => `menu.${entry}`),
  );
  const own = [
    ...wholeReplies.filter((key) => messages.has('vi', key)).map((key) => line(key, 'reply', messages.say('vi', key))),
    ...menu.map(({ entry, title }) => line(`menu.${entry}`, 'title', title, 20)),
    ...words.map((key) => line(key, 'label', messages.say('vi', key))),
  ];
  const isUrgent = ({ key, numbers }: SourceLine) =>
    leadsToUrgent.has(key) || numbers.some((number) => phones.has(number));
  const lines = [
    ...all.filter(({ id }) => urgent.has(id)).flatMap((topic) => topicLines(topic, phones)),
    ...own.filter(isUrgent),
    ...own.filter((each) => !isUrgent(each)),
    ...all.filter(({ id }) => !urgent.has(id)).flatMap((topic) => topicLines(topic, phones)),
  ];
  return new Map(lines.map((each) => [each.key, each]));
}

/**
 * In an emergency every number counts, how often to press as much as whom to call. Under any other answer the
 * Vietnamese says amounts and days again, so there only the numbers to call have to be carried.
 */
function topicLines({ id, title, answer, tone }: Topic, phones: ReadonlySet<string>): SourceLine[] {
  const told = line(`topic.${id}.answer`, 'answer', answer);
  const numbers = tone === 'emergency' ? told.numbers : told.numbers.filter((number) => phones.has(number));
  return [line(`topic.${id}.title`, 'title', title), { ...told, numbers }];
}

function line(key: string, kind: SourceLine['kind'], text: string, most: number = longest[kind]): SourceLine {
  const vietnamese = text.trim();
  const numbers = [...new Set(numbersIn(vietnamese))];
  return { key, kind, vietnamese, revision: textRevision(vietnamese), most, numbers };
}
