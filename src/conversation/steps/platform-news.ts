import { plainReply } from '../../model/message';
import { openingButtons } from '../menu';
import { isEmergency } from './emergency';
import { sayer, type Outcome, type Step } from '../heard';

const officerHoldsMs = 30 * 60_000;

const silent = (change: Partial<Outcome>): Outcome => ({
  replies: [],
  decision: 'answer',
  topic: null,
  logged: false,
  ...change,
});

/** What the platform says about a person, rather than what the person says. */
export const platformNews: Step = (heard, tools) => {
  const say = sayer(heard, tools);
  switch (heard.event.content.kind) {
    case 'left':
      return silent({ person: { reach: 'gone' } });
    case 'withdraw':
      return silent({ erase: true });
    case 'officer':
      // Two voices at once confuse people: while an officer writes by hand, the machine keeps quiet.
      return silent({ person: { pausedUntil: heard.now + officerHoldsMs }, session: { dialog: null, choices: [] } });
    case 'arrived':
      return {
        replies: [plainReply(say('intro')), plainReply(say('start'), openingButtons(tools.content, heard.language))],
        decision: 'answer',
        topic: 'sys-bat-dau',
        person: { greeted: true, reach: 'reachable' },
        session: { dialog: null },
        logged: false,
      };
    default:
      return null;
  }
};

/**
 * While an officer has the conversation, questions are kept and not answered by the machine. An emergency is: the
 * officer may not be looking just then.
 */
export const officerHasIt: Step = async (heard, tools) => {
  const { pausedUntil } = heard.person;
  if (pausedUntil === null || pausedUntil <= heard.now || (await isEmergency(heard, tools))) return null;
  return { replies: [], decision: 'fallback', topic: 'sys-can-bo-dang-tra-loi' };
};
