import { emptySession } from '../model/session';
import { normalise } from '../text/normalise';
import { chosenInWords } from './chosen-in-words';
import type { Heard, Outcome, Step, Tools } from './heard';
import { command } from './steps/command';
import { chosenCulture } from './steps/culture';
import { openDialogue } from './steps/dialogue';
import { eligible } from './steps/eligible';
import { flood, recentWith } from './steps/flood';
import { job } from './steps/job';
import { followUp } from './steps/follow-up';
import { lesson } from './steps/lesson';
import { otherThanText } from './steps/other-than-text';
import { officerHasIt, platformNews } from './steps/platform-news';
import { part } from './steps/part';
import { rating } from './steps/rating';
import { chosenTopic, understand } from './steps/understand';

/**
 * THE path of a message, in the order of this list: the first step with an answer ends it.
 * Everything here is repeatable: nothing is sent or stored until the turn commits.
 */
const steps: readonly Step[] = [
  platformNews,
  officerHasIt,
  rating,
  flood,
  command,
  openDialogue,
  chosenTopic,
  chosenCulture,
  eligible,
  part,
  lesson,
  job,
  otherThanText,
  followUp,
  understand,
];

export async function handle(heard: Heard, tools: Tools): Promise<{ heard: Heard; outcome: Outcome }> {
  const ready = chosenInWords(chosenByNumber(freshSession({ ...heard, text: normalise(textOf(heard)) })), tools);
  for (const step of steps) {
    const outcome = await step(ready, tools);
    if (outcome) return { heard: ready, outcome };
  }
  return { heard: ready, outcome: { replies: [], decision: 'fallback', topic: null } };
}

function textOf({ event: { content } }: Heard): string {
  if (content.kind === 'text') return content.text;
  return content.kind === 'media' ? (content.caption ?? '') : '';
}

function freshSession(heard: Heard): Heard {
  const { session, now } = heard;
  const kept = session.expiresAt > now ? session : { ...emptySession(now), hushedAt: session.hushedAt };
  return { ...heard, session: { ...kept, recent: recentWith(session.recent, now) } };
}

/** "2" after numbered choices is a tap on the second one. */
function chosenByNumber(heard: Heard): Heard {
  const digit = /^\s*([1-9])\s*[.)]?\s*$/.exec(heard.text)?.[1];
  const button = digit ? heard.session.choices[Number(digit) - 1] : undefined;
  if (!button) return heard;
  return { ...heard, text: '', event: { ...heard.event, content: { kind: 'press', payload: button.payload } } };
}
