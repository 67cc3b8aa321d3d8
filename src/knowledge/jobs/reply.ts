import type { Content, Topic } from '../../content/content';
import { isOpen, type Job } from '../../model/job';
import { plainReply, type Button, type Reply } from '../../model/message';
import { payloadOf } from '../../model/payload';
import { readableDay, vietnamDay } from '../../model/week';
import { citationOf } from '../answer';
import type { Say } from '../say';
import { jobDetails, jobLine, leadWords, placeWords } from './words';
import type { FoundJobs, Wanted } from './wanted';

/** More lines than this nobody reads on a telephone. */
export const mostShown = 5;

/** Where swindles are told apart; a tap away from every vacancy. */
const warningTopic = 'vl-lua-dao-viec-lam';
const officeTopic = 'vl-dvvl-qn';

export interface JobWorld {
  content: Content;
  /** The topic that lists vacancies; what it cites on deposits and contracts is cited here too. */
  topic: Topic | null;
  /** Epoch ms. */
  now: number;
  say: Say;
}

export function jobsReply(wanted: Wanted, found: FoundJobs, world: JobWorld): Reply {
  const { content, say } = world;
  const { areas } = content;
  const text = [
    [leadWords(wanted, found, say), ...found.jobs.map((job) => jobLine(job, areas, say))].join('\n'),
    ...(found.more ? [say('jobs.more')] : []),
    say('jobs.warning'),
  ].join('\n\n');
  const buttons = found.jobs.map((job) => ({
    title: say('jobs.button', { title: job.title, place: placeWords(job, areas, say) }),
    payload: payloadOf.job(job.id),
  }));
  return withBasis(plainReply(text, [...buttons, ...topicsOf([warningTopic, officeTopic], content)]), world);
}

export function jobReply(job: Job | null, world: JobWorld): Reply {
  const { content, topic, now, say } = world;
  const others = topic ? [{ title: say('jobs.others'), payload: payloadOf.topic(topic.id) }] : [];
  if (!job) return plainReply(say('jobs.gone'), others);
  if (!isOpen(job, vietnamDay(now)))
    return plainReply(say('jobs.expired', { title: job.title, day: readableDay(job.expiresOn) }), others);
  const text = [jobDetails(job, content.areas, say), say('jobs.warning')].join('\n\n');
  return withBasis(plainReply(text, [...topicsOf([warningTopic], content), ...others]), world);
}

const topicsOf = (ids: readonly string[], { topics }: Content): Button[] =>
  ids.flatMap((id) => {
    const topic = topics.get(id);
    return topic ? [{ title: topic.title, payload: payloadOf.topic(id) }] : [];
  });

/** The law that the warning rests on. */
function withBasis(reply: Reply, { content, topic, now, say }: JobWorld): Reply {
  const laws = topic?.citations.filter((each) => 'instrument' in each) ?? [];
  return topic ? { ...reply, citations: laws.map((each) => citationOf(content, topic, each, now, say)) } : reply;
}
