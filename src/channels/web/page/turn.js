/**
 * What the person sent, with what was said to it.
 * @typedef {{ id: string, text: string, payload: string | null, at: number,
 *   state: 'sending' | 'waiting' | 'failed' | 'queued' | 'refused' | 'received' | 'sent', said: Said | null, rated?: string }} Turn
 */

/** @type {Turn[]} */
let turns = [];
/** A long afternoon's questions; older ones leave the page too, so that a small phone keeps up. */
const mostTurns = 50;

/** @param {string} text @param {string | null} payload @returns {Turn} */
function newTurn(text, payload) {
  return { id: randomId(), text, payload, at: Date.now(), state: 'waiting', said: null };
}

/** The conversation ends with the tab: on a shared phone the next person must not find it. */
function remember() {
  here.put('turns', JSON.stringify(turns));
}

/** Turns of this tab, and texts an earlier one could not send, in the order they were written. @returns {Turn[]} */
function remembered() {
  /** @type {Turn[]} */
  const seen = parsed(here.get('turns')) || [];
  const known = seen.map((turn) => turn.id);
  const unsent = kept
    .keys('unsent.')
    .map((key) => /** @type {Turn} */ (parsed(kept.get(key))))
    .filter((turn) => turn && known.indexOf(turn.id) === -1);
  return seen.concat(unsent).sort((a, b) => a.at - b.at);
}

/** One key a text, so that two tabs do not overwrite each other's. @param {Turn} turn */
function keepUnsent(turn) {
  kept.put('unsent.' + turn.id, JSON.stringify(turn));
}

/** @param {Turn} turn */
function dropUnsent(turn) {
  kept.drop('unsent.' + turn.id);
}
