import type { Topic } from '../content/content';
import { jobsReply, mostShown, type JobWorld } from '../knowledge/jobs/reply';
import { attemptsFor, wantedIn, type FoundJobs, type Wanted } from '../knowledge/jobs/wanted';
import type { Candidate } from '../model/interaction';
import { vietnamDay } from '../model/week';
import { thresholds, type Decided } from '../nlu/decide';
import type { Entities } from '../nlu/entities/entity-finder';
import { sayer, type Heard, type Outcome, type Tools } from './heard';

/** So much must be for vacancies, and so little for anything else, that a list is shown instead of a question back. */
const likely = 0.65;
const otherwise = 0.25;

/**
 * Whoever names a place, a trade or a wage would have to say it again after a question back, and a list of vacancies
 * harms nobody: where little speaks against it, it is shown at once.
 */
export function jobsRather(
  decision: Decided,
  candidates: readonly Candidate[],
  named: Entities,
  heard: Heard,
  { content }: Tools,
): Decided {
  const [best, ...others] = candidates;
  if (decision.kind !== 'ask' || !best || !content.topics.get(best.topic)?.jobs) return decision;
  const wanted = wantedIn(heard.text, named, content);
  const says = wanted.place !== null || wanted.trade !== null || wanted.wage !== null;
  const mayBe = ({ topic, score }: Candidate) =>
    score > (content.topics.get(topic)?.tone === 'emergency' ? thresholds.emergencyAsk : otherwise);
  if (!says || best.score < likely || others.some(mayBe)) return decision;
  return { kind: 'answer', topic: best.topic, score: best.score };
}

/** A topic about vacancies shows those that are open and asked for; with none at all its own answer stays. */
export async function withJobs(outcome: Outcome, named: Entities, heard: Heard, tools: Tools): Promise<Outcome> {
  const topic = outcome.decision === 'answer' ? tools.content.topics.get(outcome.topic ?? '') : undefined;
  // Withheld answers stay withheld.
  if (!topic?.jobs || !outcome.revision) return outcome;
  const wanted = wantedIn(heard.text, named, tools.content);
  const found = await firstFound(wanted, heard, tools);
  if (!found) return outcome;
  const reply = jobsReply(wanted, found, jobWorld(topic, heard, tools));
  return { ...outcome, asSaid: true, replies: [{ ...reply, rate: heard.inboxId }] };
}

export const jobWorld = (topic: Topic | null, heard: Heard, tools: Tools): JobWorld => ({
  ...{ content: tools.content, topic, now: heard.now, say: sayer(heard, tools) },
});

async function firstFound(wanted: Wanted, { now }: Heard, { jobs }: Tools): Promise<FoundJobs | null> {
  for (const attempt of attemptsFor(wanted)) {
    const found = await jobs.search({ ...attempt.search, today: vietnamDay(now), limit: mostShown + 1 });
    if (found.length > 0) return { attempt, jobs: found.slice(0, mostShown), more: found.length > mostShown };
  }
  return null;
}
