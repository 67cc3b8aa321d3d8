/** What waits to be sent, oldest first; one at a time, so that answers come in order. */
/** @type {Turn[]} */
let waiting = [];
let busy = false;
let failures = 0;
/** Epoch ms before which nothing may be sent because the server asked so; 0 when it did not. */
let restUntil = 0;
/** @type {number | undefined} */
let restTimer;

/** A new message from the person. @param {string} text @param {string | null} payload */
function submit(text, payload) {
  speech.stop();
  const turn = newTurn(text, payload);
  turns = turns.concat(turn).slice(-mostTurns);
  showTurn(turn);
  enqueue(turn);
  toEnd();
  if (payload) /** @type {HTMLElement} */ (find('turn-' + turn.id).firstChild).focus({ preventScroll: true });
}

/** @param {Turn} turn */
function enqueue(turn) {
  keepUnsent(turn);
  waiting.push(turn);
  remember();
  void pump();
}

/** The person asks for it, or the network is back. A rest the server asked for is kept. */
function sendNow() {
  if (Date.now() < restUntil) return;
  window.clearTimeout(restTimer);
  void pump();
}

async function pump() {
  if (busy || waiting.length === 0 || Date.now() < restUntil) return markRest();
  if (navigator.onLine === false) return waiting.forEach((turn) => mark(turn, 'queued'));
  const turn = waiting[0];
  busy = true;
  mark(turn, 'sending');
  markRest();
  showDotsSoon(turn);
  const result = await ask(turn);
  busy = false;
  hideDots();
  if (waiting[0] !== turn) return; // wiped meanwhile
  if (result.kind === 'said') settle(turn, 'sent', result.said);
  else if (result.kind === 'refused') settle(turn, 'refused', null);
  else putOff(turn, result);
}

/** @param {Turn} turn @param {'sent' | 'refused'} state @param {Said | null} said */
function settle(turn, state, said) {
  waiting.shift();
  dropUnsent(turn);
  failures = 0;
  const last = said ? said.replies.filter((reply) => reply.wipe)[0] : undefined;
  if (last) {
    // Asked for by somebody who may be watched: not even the asking stays.
    wipe();
    return news(last.text);
  }
  turn.state = state;
  turn.said = said;
  remember();
  news('');
  showAnswer(turn);
  void pump();
}

/** @param {Turn} turn @param {Exclude<Result, { kind: 'said' } | { kind: 'refused' }>} result */
function putOff(turn, result) {
  failures += 1;
  const asked = result.kind === 'unreachable' ? 0 : result.seconds;
  const wait = Math.max(asked, Math.min(60, 2 * Math.pow(2, failures - 1)) * (0.75 + Math.random() / 2));
  if (result.kind === 'wait') {
    restUntil = Date.now() + asked * 1000;
    news(say('fast', { seconds: asked }));
    mark(turn, 'waiting');
  } else if (result.kind === 'later' && result.received) {
    mark(turn, 'received');
  } else {
    mark(turn, navigator.onLine === false ? 'queued' : 'failed');
  }
  markRest();
  window.clearTimeout(restTimer);
  restTimer = window.setTimeout(pump, (result.kind === 'wait' ? asked : wait) * 1000);
}

/** Those behind the first wait with it. */
function markRest() {
  waiting.slice(1).forEach((turn) => mark(turn, waiting[0].state === 'failed' ? 'failed' : 'waiting'));
}

/** @param {Turn} turn @param {Turn['state']} state */
function mark(turn, state) {
  if (turn.state === state) return;
  turn.state = state;
  showFate(turn);
  remember();
}

/** A line above the composer. @param {string} text */
function news(text) {
  find('news').textContent = text;
  find('news').hidden = text === '';
}

/** Says honestly that there is no network, and whom one can still call. */
function showNetwork() {
  const line = find('offline');
  const off = navigator.onLine === false;
  line.hidden = !off;
  if (!off) return sendNow();
  line.textContent = '';
  line.appendChild(make('span', {}, [say('offline')]));
  ['113', '114', '115'].forEach((number) =>
    line.appendChild(make('a', { href: 'tel:' + number, class: 'line' }, [number])),
  );
  waiting.forEach((turn) => mark(turn, 'queued'));
}
