import { createHash } from 'node:crypto';
import type { Topic } from './content';
import type { Messages } from './messages';
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
}

/** Room for languages that need more words, within what one message of a platform holds. */
const longest = { reply: 900, answer: 900, label: 40, title: 40 } as const;

/** Ten hex digits over the Vietnamese text that is translated. */
export const textRevision = (text: string): string =>
  createHash('sha256').update(text.trim().normalize('NFC')).digest('hex').slice(0, 10);

/** By key, in the order in which they are worth a speaker's evening: the bot's own words, emergencies, the rest. */
export function sourceLines(
  messages: Messages,
  menu: readonly MenuEntry[],
  topics: Iterable<Topic>,
): Map<string, SourceLine> {
  const all = [...topics];
  const words = Object.keys(messages.area('vi', 'words')).map((key) => `words.${key}`);
  const lines = [
    ...wholeReplies.filter((key) => messages.has('vi', key)).map((key) => line(key, 'reply', messages.say('vi', key))),
    ...menu.map(({ entry, title }) => line(`menu.${entry}`, 'title', title, 20)),
    ...words.map((key) => line(key, 'label', messages.say('vi', key))),
    ...all.filter(({ tone }) => tone === 'emergency').flatMap(topicLines),
    ...all.filter(({ tone }) => tone !== 'emergency').flatMap(topicLines),
  ];
  return new Map(lines.map((each) => [each.key, each]));
}

const topicLines = ({ id, title, answer }: Topic): SourceLine[] => [
  line(`topic.${id}.title`, 'title', title),
  line(`topic.${id}.answer`, 'answer', answer),
];

function line(key: string, kind: SourceLine['kind'], text: string, most: number = longest[kind]): SourceLine {
  const vietnamese = text.trim();
  return { key, kind, vietnamese, revision: textRevision(vietnamese), most };
}
