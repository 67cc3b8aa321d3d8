import type { SendOutcome } from '../../model/outcome';

/** What an answer to a send means. Reasons name the code only: the platform's own words could repeat a token. */
export type Reading =
  | { kind: 'outcome'; outcome: SendOutcome }
  /** The access token was refused: renew once, repeat once. */
  | { kind: 'token'; reason: string }
  /** This family of calls does not serve this account. No other code may lead to a second endpoint: with other
   * codes the message may be out, and a second try would send it twice. */
  | { kind: 'family'; reason: string }
  /** A parameter is wrong; with buttons it may be them. */
  | { kind: 'invalid'; reason: string }
  /** Nothing about this message: the account, its package or our set-up must be mended by a human. */
  | { kind: 'account'; reason: string };

type Rule =
  'rate' | 'unsure' | 'rejected' | 'invalid' | 'quota' | 'gone' | 'window' | 'night' | 'token' | 'family' | 'account';

const rules: Record<Rule, readonly number[]> = {
  rate: [-32],
  unsure: [-200],
  invalid: [-201],
  rejected: [-100, -210, -214, -233, -237, -238, -241, -249, -403, -1340, -1341],
  quota: [-211, -218],
  gone: [-213, -217, -227, -244],
  window: [-230, -232],
  night: [-234],
  token: [-216, -220],
  family: [-235, -240],
  account: [-204, -205, -209, -212, -219, -221, -223, -224, -242, -248, -320, -321],
};

const ruleOf = new Map(Object.entries(rules).flatMap(([rule, codes]) => codes.map((code) => [code, rule as Rule])));

export const rateRestMs = 15_000;
/** How long the channel rests when only a human can help. */
export const accountRestMs = 15 * 60_000;

/** `spread` 0..1 sets people apart who would otherwise all be tried at the same moment. */
export function readCode(code: number, now: number, spread: number): Reading {
  const reason = `zalo ${code}`;
  const outcome = (of: SendOutcome): Reading => ({ kind: 'outcome', outcome: of });
  switch (ruleOf.get(code)) {
    case 'rate':
      return outcome({ kind: 'retry', scope: 'channel', afterMs: rateRestMs + Math.round(spread * 5_000), reason });
    case 'night':
      return outcome({ kind: 'retry', scope: 'chat', afterMs: untilMorning(now, spread), reason });
    case 'rejected':
    case 'quota':
    case 'gone':
    case 'window':
      return outcome({ kind: ruleOf.get(code) as 'rejected' | 'quota' | 'gone' | 'window', reason });
    case 'invalid':
    case 'token':
    case 'family':
    case 'account':
      return { kind: ruleOf.get(code) as 'invalid' | 'token' | 'family' | 'account', reason };
    // -200 and every code that is not in the list: refused in words, yet it may have gone out.
    default:
      return outcome({ kind: 'uncertain', reason });
  }
}

/** An HTTP status where the body says nothing. */
export function readStatus(status: number): Reading {
  const reason = `zalo http ${status}`;
  if (status === 429)
    return { kind: 'outcome', outcome: { kind: 'retry', scope: 'channel', afterMs: rateRestMs, reason } };
  if (status >= 500) return { kind: 'outcome', outcome: { kind: 'retry', scope: 'chat', afterMs: 2_000, reason } };
  if (status >= 200 && status < 300)
    return { kind: 'outcome', outcome: { kind: 'uncertain', reason: `${reason}, unreadable` } };
  if (status === 400 || status === 413 || status === 422)
    return { kind: 'outcome', outcome: { kind: 'rejected', reason } };
  return { kind: 'account', reason };
}

const vietnamMs = 7 * 3_600_000;
const dayMs = 86_400_000;
const morningMs = (6 * 60 + 5) * 60_000;
const spreadMs = 10 * 60_000;

/** Until 06:05 in Vietnam, plus up to ten minutes. */
function untilMorning(now: number, spread: number): number {
  const ofDay = (now + vietnamMs) % dayMs;
  const wait = ofDay < morningMs ? morningMs - ofDay : dayMs - ofDay + morningMs;
  return wait + Math.round(spread * spreadMs);
}
