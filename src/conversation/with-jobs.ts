import type { Topic } from '../content/content';
import { jobsReply, mostShown, type JobWorld } from '../knowledge/jobs/reply';
import { attemptsFor, wantedIn, type FoundJobs, type Wanted } from '../knowledge/jobs/wanted';
import { vietnamDay } from '../model/week';
import type { Entities } from '../nlu/entities/entity-finder';
import { sayer, type Heard, type Outcome, type Tools } from './heard';

/** A topic about vacancies shows those that are open and asked for; with none at all its own answer stays. */
export async function withJobs(outcome: Outcome, named: Entities, heard: Heard, tools: Tools): Promise<Outcome> {
  const topic = outcome.decision === 'answer' ? tools.content.topics.get(outcome.topic ?? '') : undefined;
  // Withheld answers stay withheld.
  if (!topic?.jobs || !outcome.revision) return outcome;
  const wanted = wantedIn(heard.text, named, tools.content.trades);
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
