import { refusal, success, type Answer } from './answer';
import type { SentMessage, ZaloState } from './state';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const windowMs = 7 * 24 * hourMs;
const freeMs = 48 * hourMs;

export interface Call {
  path: string;
  access: string | undefined;
  body: unknown;
}

interface Body {
  recipient?: { user_id?: unknown; target?: unknown; anonymous_id?: unknown };
  sender_action?: unknown;
  message?: { text?: unknown; attachment?: { payload?: { buttons?: unknown } } };
}

/** Null when the call may go on: the token first, then the allowance. */
export function gate(state: ZaloState, access: string | undefined): Answer | null {
  const now = state.clock.now();
  if (access === undefined || access === '') return refusal(-216, 'Access token is invalid');
  const lapsed = state.pair?.access === access && state.pair.expiresAt <= now;
  if (lapsed || state.oldAccess.has(access)) return refusal(-220, 'access_token is expired or removed');
  if (state.pair?.access !== access) return refusal(-216, 'Access token is invalid');
  while (state.callTimes.length > 0 && state.callTimes[0]! <= now - minuteMs) state.callTimes.shift();
  if (state.callTimes.length >= state.oa.callsPerMinute) return refusal(-32, 'Your OA reached limit call api');
  state.callTimes.push(now);
  return null;
}

export function profile(state: ZaloState): Answer {
  const { id, type } = state.oa;
  return success({
    oaid: id,
    name: 'Hỏi đáp đồng bào Quảng Ninh',
    is_verified: true,
    oa_type: type,
    num_follower: 1200,
  });
}

/** `POST /v3.0/oa/message/cs`: for enterprises. */
export function consult(state: ZaloState, call: Call, took: (message: SentMessage) => void): Answer {
  if (state.oa.type === 4) return refusal(-235, 'This API does not support this type of OA');
  return toPerson(state, call, took);
}

/** `POST /v2.0/oa/message`: for state agencies; reactions and strangers for everybody. */
export function messageV2(state: ZaloState, call: Call, took: (message: SentMessage) => void): Answer {
  const body = (call.body ?? {}) as Body;
  if (body.recipient?.target !== undefined)
    return isNight(state.clock.now())
      ? refusal(-234, 'This message cannot be sent at night (10:00PM - 6:00AM)')
      : success({ message_id: state.messageId() });
  if (body.sender_action !== undefined || body.recipient?.anonymous_id !== undefined)
    return success({ message_id: state.messageId() });
  if (state.oa.type === 2) return refusal(-240, 'MessageV2 API has been shut down, please switch to MessageV3');
  return toPerson(state, call, took);
}

function toPerson(state: ZaloState, { body, path }: Call, took: (message: SentMessage) => void): Answer {
  const { recipient, message } = (body ?? {}) as Body;
  const user = recipient?.user_id;
  if (typeof user !== 'string' || !state.users.has(user)) return refusal(-201, 'user_id is invalid!');
  const text = message?.text;
  if (typeof text !== 'string' || text === '') return refusal(-201, 'text is invalid!');
  const buttons = readButtons(message?.attachment?.payload?.buttons);
  if (!buttons || (buttons.length > 0 && !state.oa.takesButtons)) return refusal(-201, 'buttons is invalid!');
  if (Array.from(text).length > 2_000) return refusal(-210, 'Parameter exceeds allowable limit');

  const person = state.user(user);
  const now = state.clock.now();
  if (person.closed !== null) return refusal(person.closed, 'closed');
  if (person.lastInteraction === null) return refusal(-232, 'User has not interacted with the OA');
  if (now - person.lastInteraction > windowMs)
    return refusal(-230, 'User has not interacted with the OA in the past 7 days');
  const free = now - person.lastInteraction <= freeMs && person.replies < state.oa.freeReplies;
  if (!free && state.oa.packageReplies <= 0) return refusal(-211, 'Out of quota');

  if (free) person.replies += 1;
  else state.oa.packageReplies -= 1;
  const sent: SentMessage = { messageId: state.messageId(), user, text, buttons, path, at: now };
  state.sent.push(sent);
  state.oracle.take(
    user,
    text,
    buttons.map(({ title, payload }) => ({ title, payload: payload.replace(/^#/, '') })),
  );
  took(sent);
  const quota = free
    ? {
        quota_type: 'reply',
        remain: String(state.oa.freeReplies - person.replies),
        total: String(state.oa.freeReplies),
      }
    : { quota_type: 'sub_quota', remain: String(state.oa.packageReplies), total: '2000', expired_date: '11/02/2027' };
  return success({ message_id: sent.messageId, user_id: user, sent_time: String(now), quota });
}

/** Null when they are not as Zalo wants them. */
function readButtons(given: unknown): { title: string; payload: string }[] | null {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length === 0 || given.length > 5) return null;
  const read = given.map((each: { title?: unknown; type?: unknown; payload?: unknown }) =>
    typeof each.title === 'string' &&
    each.title.length <= 100 &&
    each.type === 'oa.query.hide' &&
    typeof each.payload === 'string'
      ? { title: each.title, payload: each.payload }
      : null,
  );
  return read.every((each) => each !== null) ? read : null;
}

function isNight(now: number): boolean {
  const hour = new Date(now + 7 * hourMs).getUTCHours();
  return hour >= 22 || hour < 6;
}
