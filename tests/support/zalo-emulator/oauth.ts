import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import type { ZaloState } from './state';

const codeLifeMs = 10 * 60_000;

/** `POST /v4/oa/access_token`: codes and refresh tokens work once; error bodies have a form of their own and HTTP 200. */
export function exchange(state: ZaloState, secretKey: string | undefined, form: URLSearchParams): Answer {
  if (form.get('app_id') !== state.app.id || !state.app.active) return refused(-14002, 'Invalid appId');
  if (secretKey !== state.app.secret) return refused(-14004, 'Invalid secret key');
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return byCode(state, form.get('code') ?? '', form.get('code_verifier') ?? '');
    case 'refresh_token':
      return byRefreshToken(state, form.get('refresh_token') ?? '');
    default:
      return refused(-14001, 'Invalid grant type');
  }
}

function byCode(state: ZaloState, code: string, verifier: string): Answer {
  const issued = state.codes.get(code);
  state.codes.delete(code);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (!issued || issued.challenge !== challenge || state.clock.now() - issued.issuedAt > codeLifeMs) {
    return refused(-14011, 'Invalid code');
  }
  return minted(state);
}

function byRefreshToken(state: ZaloState, token: string): Answer {
  if (!state.pair || token !== state.pair.refresh) return refused(-14020, 'Invalid refresh token');
  state.spent.push(token);
  return minted(state);
}

function minted(state: ZaloState): Answer {
  const { access, refresh } = state.mint();
  const life = state.lifeAsString ? String(state.tokenLife) : state.tokenLife;
  return { status: 200, body: { access_token: access, refresh_token: refresh, expires_in: life } };
}

const refused = (error: number, name: string): Answer => ({
  status: 200,
  body: { error, error_name: name, error_reason: name, ref_doc: 'https://developers.zalo.me/docs' },
});
