import type { CultureEntry, CultureKind } from '../content/culture-schema';
import { besideOf } from '../knowledge/culture/beside';
import { entryButton, entryReply } from '../knowledge/culture/entry-reply';
import { vietnamDay } from '../model/week';
import { plainReply, type Button } from '../model/message';
import { sayer, type Heard, type Outcome, type Tools } from './heard';
import { topicButtons } from './menu';

/** Beside an entry, before the buttons of topics. */
const mostBeside = 3;

/** One entry as the answer, under the topic that lists its kind. */
export function cultureAnswer(entry: CultureEntry, heard: Heard, tools: Tools): Outcome {
  const { content } = tools;
  const today = vietnamDay(heard.now);
  const topic = topicListing(entry.kind, tools);
  const reply = entryReply(entry, today, sayer(heard, tools));
  const buttons: Button[] = [
    ...besideOf(entry, content.culture).slice(0, mostBeside).map(entryButton),
    ...(topic ? topicButtons(content, [topic], heard.language) : []),
  ];
  return {
    replies: [{ ...reply, buttons, rate: heard.inboxId }],
    decision: 'answer',
    topic,
    revision: topic ? (content.topics.get(topic)?.revision ?? null) : null,
    asSaid: true,
    session: { dialog: null, topic, topicAt: topic ? heard.now : null },
  };
}

/** One name, several things: asked back. */
export function whichEntry(entries: readonly CultureEntry[], heard: Heard, tools: Tools): Outcome {
  const text = sayer(heard, tools)('culture.which');
  return {
    replies: [plainReply(text, entries.map(entryButton))],
    decision: 'ask',
    topic: null,
    session: { dialog: null },
  };
}

/** The topic that lists a kind by name, else the one that lists all of them. */
function topicListing(kind: CultureKind, { content }: Tools): string | null {
  const lists = [...content.topics.values()].filter(({ culture }) => culture !== undefined);
  const own = lists.find(({ culture }) => culture?.kinds?.includes(kind));
  return (own ?? lists.find(({ culture }) => !culture?.kinds))?.id ?? null;
}
