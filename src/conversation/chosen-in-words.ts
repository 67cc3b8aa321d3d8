import { readPayload } from '../model/payload';
import { alike } from '../text/alike';
import { words } from '../text/words';
import type { Heard, Tools } from './heard';

/** Questions put with an answer, which nobody has to answer: only a text that is one of their answers is taken for one. */
const open: ReadonlySet<string> = new Set(['eligible', 'lesson']);
const meanings = ['yes', 'no', 'unsure'] as const;

/**
 * A typed "có ạ" after "Bác có hộ khẩu ở đây không?" is a tap on "Có". Anything else is a new question, not a wrong
 * answer.
 */
export function chosenInWords(heard: Heard, { content: { messages } }: Pick<Tools, 'content'>): Heard {
  if (heard.event.content.kind !== 'text' || heard.text === '') return heard;
  const choices = heard.session.choices.filter(({ payload }) => open.has(readPayload(payload)?.kind ?? ''));
  if (choices.length === 0) return heard;
  const typed = words(heard.text).join(' ').toLowerCase();
  const lists = meanings.map((each) => messages.say('vi', `bot.choice.${each}`).split('|'));
  const meant = (title: string) => words(title).join(' ').toLowerCase();
  const listed = (title: string) => lists.find((each) => each.some((one) => alike(one, meant(title))));
  const [chosen, ...others] =
    [
      // "Không" is the button "Không" although "Chưa" beside it may mean the same.
      choices.filter(({ title }) => alike(meant(title), typed)),
      choices.filter(({ title }) => listed(title)?.some((one) => alike(one, typed))),
    ].find((found) => found.length > 0) ?? [];
  if (!chosen || others.length > 0) return heard;
  return { ...heard, text: '', event: { ...heard.event, content: { kind: 'press', payload: chosen.payload } } };
}
