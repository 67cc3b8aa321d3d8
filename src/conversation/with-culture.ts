import type { Topic } from '../content/content';
import { entryButton } from '../knowledge/culture/entry-reply';
import { groupsIn } from '../knowledge/culture/groups';
import { listReply } from '../knowledge/culture/list-reply';
import { meantOf } from '../knowledge/culture/meant';
import { entriesNamed } from '../knowledge/culture/names';
import { periodOf } from '../knowledge/culture/period';
import { placeOf } from '../knowledge/culture/place';
import type { Candidate } from '../model/interaction';
import type { Button } from '../model/message';
import { vietnamDay } from '../model/week';
import { thresholds, type Decided } from '../nlu/decide';
import type { Entities } from '../nlu/entities/entity-finder';
import { cultureAnswer, whichEntry } from './culture-answer';
import { sayer, type Heard, type Outcome, type Tools } from './heard';

/** So much must be for culture together, and so little for any other topic, that nobody is asked back which list. */
const together = 0.6;
const otherwise = 0.15;

/** The lists overlap and a wrong one costs nobody anything: rather than asking back which, the likeliest is shown. */
export function cultureRather(decision: Decided, candidates: readonly Candidate[], { content }: Tools): Decided {
  const [best] = candidates;
  if (decision.kind !== 'ask' || !best) return decision;
  const isList = ({ topic }: Candidate) => content.topics.get(topic)?.culture !== undefined;
  const total = candidates.filter(isList).reduce((sum, { score }) => sum + score, 0);
  const other = candidates.find((each) => !isList(each))?.score ?? 0;
  const urgent = decision.topics.some((id) => content.topics.get(id)?.tone === 'emergency');
  if (urgent || !isList(best) || total < together || other > otherwise) return decision;
  return { kind: 'answer', topic: best.topic, score: best.score };
}

/** A topic that lists culture shows the entries asked for; so does a text that names one and was not understood. */
export function withCulture(outcome: Outcome, entities: Entities, heard: Heard, tools: Tools): Outcome {
  if (outcome.decision !== 'answer') return asNamed(outcome, heard, tools);
  const topic = tools.content.topics.get(outcome.topic ?? '');
  // Withheld answers stay withheld.
  return topic?.culture && outcome.revision ? listed(outcome, topic, entities, heard, tools) : outcome;
}

function listed(outcome: Outcome, topic: Topic, entities: Entities, heard: Heard, tools: Tools): Outcome {
  const { culture, areas } = tools.content;
  const groups = groupsIn(heard.text);
  const meant = meantOf(entriesNamed(culture, heard.text).entries, topic.culture, groups);
  const [lead] = outcome.replies;
  if (meant.length > 0) return withButtons(likeBefore(outcome, namedOutcome(meant, heard, tools)), lead?.buttons ?? []);
  if (!lead || !topic.culture) return outcome;
  const say = sayer(heard, tools);
  const today = vietnamDay(heard.now);
  const period = periodOf(entities.dates, today, say);
  const question = { list: topic.culture, groups, place: placeOf(entities.areas, areas), period };
  const reply = listReply(culture, question, { lead, today, say });
  return { ...outcome, asSaid: true, replies: [{ ...reply, rate: heard.inboxId }] };
}

/** More words around a name than these, and the text is about something else. */
const mostOthers = 4;
/** From this score on the topic guessed is a better answer than the thing named. */
const likely = 0.5;
/** Beside the topics guessed. */
const mostOffered = 2;

function asNamed(outcome: Outcome, heard: Heard, tools: Tools): Outcome {
  const { entries, others } = entriesNamed(tools.content.culture, heard.text);
  // "Người Dao" says who asks far more often than what is asked.
  const groups = groupsIn(heard.text);
  const meant = meantOf(entries, others <= 2 ? { kinds: ['group'], when: 'any' } : undefined, groups);
  if (meant.length === 0 || isUrgent(outcome, tools)) return outcome;
  const [best] = outcome.candidates ?? [];
  const guessed = best && best.score > likely && !tools.content.topics.get(best.topic)?.culture;
  if (others <= mostOthers && !guessed) return likeBefore(outcome, namedOutcome(meant, heard, tools));
  if (outcome.decision !== 'ask') return outcome;
  const offered = meant.slice(0, mostOffered).map(entryButton);
  return {
    ...outcome,
    replies: outcome.replies.map((reply, index) =>
      index === 0 ? { ...reply, buttons: [...offered, ...reply.buttons] } : reply,
    ),
  };
}

/** The topic's own buttons stay under the entry: it may have been about the custom, or about the right to it. */
const withButtons = (outcome: Outcome, more: readonly Button[]): Outcome => ({
  ...outcome,
  replies: outcome.replies.map((reply) => ({
    ...reply,
    buttons: [
      ...reply.buttons,
      ...more.filter(({ payload }) => reply.buttons.every((each) => each.payload !== payload)),
    ],
  })),
});

const namedOutcome = ([first, ...more]: ReturnType<typeof meantOf>, heard: Heard, tools: Tools): Outcome =>
  more.length === 0 ? cultureAnswer(first!, heard, tools) : whichEntry([first!, ...more].slice(0, 5), heard, tools);

/** What the classifier thought stays on record. */
const likeBefore = ({ score, candidates }: Outcome, now: Outcome): Outcome => ({
  ...now,
  ...(score === undefined ? {} : { score }),
  ...(candidates ? { candidates } : {}),
});

const isUrgent = ({ candidates = [] }: Outcome, { content }: Tools): boolean =>
  candidates.some(
    ({ topic, score }) => score >= thresholds.emergencyAsk && content.topics.get(topic)?.tone === 'emergency',
  );
