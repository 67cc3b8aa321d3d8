/** @type {Map<string, HTMLElement>} */
const shown = new Map();

/** Puts a turn at the end. @param {Turn} turn */
function showTurn(turn) {
  dropChips();
  const mine = make('div', { class: 'bubble me', tabindex: '-1' }, [
    unseen(say('you')),
    make('p', { class: 'lines' }, [turn.text]),
    make('div', { class: 'fate' }),
  ]);
  const element = make('article', { class: 'turn', id: 'turn-' + turn.id }, [mine]);
  shown.set(turn.id, element);
  find('log').appendChild(element);
  showFate(turn);
  showReplies(turn);
}

/** Whether the message has gone out, in the bubble itself. @param {Turn} turn */
function showFate(turn) {
  const element = shown.get(turn.id);
  if (!element) return;
  const mine = /** @type {HTMLElement} */ (element.firstChild);
  const fate = /** @type {HTMLElement} */ (mine.lastChild);
  const held = fate.contains(document.activeElement);
  fate.textContent = '';
  mine.classList.toggle('unsent', turn.state === 'failed' || turn.state === 'queued' || turn.state === 'refused');
  if (turn.state === 'failed' || turn.state === 'queued') {
    const picture = icon(turn.state === 'failed' ? 'again' : 'offline');
    fate.appendChild(button('again ' + turn.state, [picture, make('span', {}, [say(turn.state)])], sendNow));
  } else if (turn.state === 'refused' || turn.state === 'waiting' || turn.state === 'received') {
    fate.appendChild(make('p', { class: 'state' }, [say(turn.state)]));
  }
  if (held) mine.focus({ preventScroll: true });
}

/** @param {Turn} turn */
function showReplies(turn) {
  const element = shown.get(turn.id);
  if (!element || !turn.said) return;
  const bubbles = turn.said.replies.map((reply) => answerBubble(reply, turn));
  if (bubbles.length === 0) bubbles.push(make('p', { class: 'bubble bot' }, [say('silent')]));
  bubbles.forEach((bubble) => element.appendChild(bubble));
}

/** An answer has come: show it from its beginning, and offer what can follow. @param {Turn} turn */
function showAnswer(turn) {
  showFate(turn);
  showReplies(turn);
  if (turns[turns.length - 1] === turn) showChips();
  markDanger();
  const element = shown.get(turn.id);
  if (element) bringIntoView(element);
}

/** Choices under the last answer only: older ones would lead back into what is over. */
function showChips() {
  dropChips();
  const last = turns[turns.length - 1];
  if (!last || !last.said) return;
  const replies = last.said.replies;
  const choices = replies.length > 0 ? replies[replies.length - 1].buttons : [];
  const chips = choices.map(({ title, payload }) => button('chip', [title], () => submit(title, payload)));
  chips.push(button('chip quiet', [icon('home'), make('span', {}, [say('home')])], showTopics));
  find('log').appendChild(
    make('div', { class: 'chips', id: 'chips', role: 'group', 'aria-label': say('chips') }, chips),
  );
}

function dropChips() {
  const old = document.getElementById('chips');
  if (old) old.remove();
}

/** The six pictured topics once more, at the end; needs no network. */
function showTopics() {
  dropChips();
  const tiles = /** @type {HTMLElement} */ (find('topics').cloneNode(true));
  tiles.removeAttribute('id');
  const box = make('section', { id: 'chips', class: 'welcome' }, [make('h2', { class: 'pick' }, [say('pick')]), tiles]);
  find('log').appendChild(box);
  bringIntoView(box);
  /** @type {HTMLElement} */ (tiles.querySelector('button')).focus({ preventScroll: true });
}

/** @type {number | undefined} */
let dotsTimer;

/** Most answers are faster than this; dots that only flash by would be a nuisance. @param {Turn} turn */
function showDotsSoon(turn) {
  hideDots();
  dotsTimer = window.setTimeout(() => {
    const element = shown.get(turn.id);
    if (!element) return;
    const dots = make('div', { class: 'bubble bot dots', id: 'dots' }, [
      unseen(say('writing')),
      make('i'),
      make('i'),
      make('i'),
    ]);
    element.appendChild(dots);
    toEnd();
  }, 300);
}

function hideDots() {
  window.clearTimeout(dotsTimer);
  const dots = document.getElementById('dots');
  if (dots) dots.remove();
}

/** To the end, or to the element's top when it is taller than the window. @param {HTMLElement} element */
function bringIntoView(element) {
  const talk = find('talk');
  toEnd();
  const above = element.getBoundingClientRect().top - talk.getBoundingClientRect().top;
  if (above < 0) talk.scrollTop += above - 12;
}

function toEnd() {
  const talk = find('talk');
  talk.scrollTop = talk.scrollHeight;
}

/** Where there was danger, the way out stays in reach. */
function markDanger() {
  const danger = turns.some(
    (turn) => turn.said !== null && turn.said.replies.some((reply) => reply.tone === 'emergency'),
  );
  find('leave').hidden = !danger;
  find('wipe').hidden = danger;
}
