import { plainReply } from '../../model/message';
import { sayer, type Step } from '../heard';

const windowMs = 60_000;
/** Nobody types this much in a minute; an answer to each would only feed a loop between two machines. */
export const mostPerWindow = 120;

/** Times of the latest messages including this one, no older than the window. */
export const recentWith = (recent: readonly number[], now: number): number[] =>
  [...recent.filter((at) => at > now - windowMs), now].slice(-(mostPerWindow + 1));

/** One request to slow down a minute, and silence beyond it. */
export const flood: Step = (heard, tools) => {
  if (heard.session.recent.length <= mostPerWindow) return null;
  const hushed = heard.session.hushedAt !== null && heard.session.hushedAt > heard.now - windowMs;
  return {
    replies: hushed ? [] : [plainReply(sayer(heard, tools)('slow'))],
    decision: 'fallback',
    topic: 'sys-nhan-nhanh',
    logged: !hushed,
    session: hushed ? {} : { hushedAt: heard.now },
  };
};
