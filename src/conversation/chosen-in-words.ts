import { readPayload } from '../model/payload';
import { canonical, fold } from '../text/fold';
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
  const same = (title: string) => {
    const meant = words(title).join(' ').toLowerCase();
    const list = lists.find((each) => each.some((one) => alike(one, meant)));
    return alike(meant, typed) || (list?.some((one) => alike(one, typed)) ?? false);
  };
  const chosen = choices.filter(({ title }) => same(title));
  if (chosen.length !== 1) return heard;
  return { ...heard, text: '', event: { ...heard.event, content: { kind: 'press', payload: chosen[0]!.payload } } };
}

/** Typed with marks it must carry the same ones ("cỏ" is not "có"); without any, the letters are enough. */
function alike(meant: string, typed: string): boolean {
  return canonical(meant) === canonical(typed) || (typed === fold(typed) && fold(meant) === typed);
}
