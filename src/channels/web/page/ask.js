/**
 * @typedef {{ text: string, tone: string, phones: { number: string, label: string }[],
 *   blocks: { kind: string, lines: string[] }[], notes: string[], citations: { text: string, url?: string }[],
 *   buttons: Choice[], media: { kind: string, url: string, alt: string }[], rate?: string, wipe?: true }} Reply
 * @typedef {{ replies: Reply[], interaction: string, language: string }} Said
 * @typedef {{ kind: 'said', said: Said } | { kind: 'wait', seconds: number } | { kind: 'later', seconds: number, received: boolean }
 *   | { kind: 'refused' } | { kind: 'unreachable' }} Result
 */

/**
 * Sends one message. Never throws; with the same id it may be sent again and again and is one message.
 * @param {{ id: string, text?: string, payload?: string | null }} message
 * @returns {Promise<Result>}
 */
async function ask(message) {
  const body = {
    conversation: conversation(),
    id: message.id,
    text: message.payload ? undefined : message.text,
    payload: message.payload || undefined,
    language: kept.get('language') || undefined,
  };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 20000);
  try {
    const response = await fetch('/api/chat/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: stop.signal,
      credentials: 'omit',
      cache: 'no-store',
    });
    const seconds = Number(response.headers.get('Retry-After')) || 5;
    if (response.ok) return answerIn(await response.json());
    if (response.status === 429) return { kind: 'wait', seconds };
    if (response.status < 500) return { kind: 'refused' };
    return { kind: 'later', seconds, received: /"answer\.late"/.test(await response.text()) };
  } catch (cut) {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

/** A hotel's sign-in page may answer in the server's place; that is no answer. @param {any} body @returns {Result} */
function answerIn(body) {
  return body && Array.isArray(body.replies) ? { kind: 'said', said: body } : { kind: 'unreachable' };
}
