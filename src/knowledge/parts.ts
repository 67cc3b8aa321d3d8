import type { Content, Topic } from '../content/content';
import { paperLine } from '../content/procedure-topic';
import { plainReply, type Button, type Reply } from '../model/message';
import { payloadOf } from '../model/payload';
import { vietnamDay } from '../model/week';
import { ageNotes, withheldWords } from './age';
import type { Say } from './say';
import { validityOf } from './validity';

/** What can be asked for beyond the answer itself. */
const kinds = ['more', 'papers', 'guide', 'mistakes'] as const;
type Kind = (typeof kinds)[number];

/** Lines of a part, or none when the topic has nothing of the kind. All but `more` come out of the record. */
function linesOf(topic: Topic, kind: Kind, say: Say): string[] {
  const { procedure, more } = topic;
  if (kind === 'more') return more ? [more.trim()] : [];
  if (!procedure) return [];
  if (kind === 'mistakes') return procedure.mistakes.map((each) => say('part.mistakes.line', { line: each }));
  if (kind === 'guide') return guideOf(procedure.online, say);
  if (!procedure.papers?.length) return [];
  return [
    ...procedure.papers.map((paper) => say('part.papers.line', { line: paperLine(paper, say) })),
    ...procedure.notNeeded.map((name) => say('procedure.not-needed', { name })),
  ];
}

function guideOf(online: NonNullable<Topic['procedure']>['online'], say: Say): string[] {
  if (!online || online.steps.length === 0) return [];
  const steps = online.steps.map((line, index) => say('part.guide.line', { step: String(index + 1), line }));
  return [say('part.guide.where', { where: online.where }), ...steps];
}

/** A button for every part that the topic has. */
export const partButtons = (topic: Topic, say: Say): Button[] =>
  kinds
    .filter((kind) => linesOf(topic, kind, say).length > 0)
    .map((kind) => ({ title: say(`part.${kind}`), payload: payloadOf.part(topic.id, kind) }));

/** As `answerFor` gives the whole. */
interface PartAnswer {
  reply: Reply;
  /** Null when the answer is withheld. */
  revision: string | null;
}

/** One part said; null when there is none by this name. Withheld and flagged together with the answer it belongs to. */
export function partFor(
  content: Content,
  topic: Topic,
  part: string,
  language: string,
  now: number,
): PartAnswer | null {
  const say: Say = (key, values = {}) => content.messages.say(language, `bot.${key}`, values);
  const kind = kinds.find((each) => each === part);
  const lines = kind ? linesOf(topic, kind, say) : [];
  if (!kind || lines.length === 0) return null;
  const validity = validityOf(content, topic, vietnamDay(now));
  if (validity.kind === 'withheld')
    return { reply: plainReply(withheldWords(content, topic, validity, say)), revision: null };
  const whole = { title: say('follow.whole'), payload: payloadOf.topic(topic.id) };
  const others = partButtons(topic, say).filter(({ payload }) => payload !== payloadOf.part(topic.id, kind));
  const text = [say(`part.${kind}.head`, { title: topic.title }), ...lines].join('\n');
  const reply = { ...plainReply(text, [whole, ...others]), notes: ageNotes(content, topic, validity, say) };
  return { reply, revision: topic.revision };
}
