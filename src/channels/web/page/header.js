function startHeader() {
  startPanel('language');
  startPanel('wipe');
  startSize();
  find('wipe-here').addEventListener('click', () => {
    wipe();
    shutPanels();
    news(say('wipe.done'));
    find('text').focus();
  });
  find('wipe-server').addEventListener('click', () => {
    shutPanels();
    submit(say('wipe.server'), 'c:erase');
  });
  find('leave').addEventListener('click', leave);
  document.addEventListener('keydown', onEscape);
}

/** @param {string} name */
function startPanel(name) {
  const opener = find(name);
  const panel = find(name + '-panel');
  opener.addEventListener('click', () => {
    const open = panel.hidden;
    shutPanels();
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) /** @type {HTMLElement} */ (panel.querySelector('button')).focus();
  });
  /** @type {HTMLElement} */ (panel.querySelector('.shut')).addEventListener('click', () => {
    shutPanels();
    opener.focus();
  });
}

/** @returns {boolean} whether one was open */
function shutPanels() {
  const open = ['language', 'wipe'].filter((name) => !find(name + '-panel').hidden);
  open.forEach((name) => {
    find(name + '-panel').hidden = true;
    find(name).setAttribute('aria-expanded', 'false');
  });
  return open.length > 0;
}

function drawTongues() {
  const chosen = kept.get('language') || 'vi';
  const box = find('tongues');
  box.textContent = '';
  data.languages.forEach(({ tag, name, state }) => {
    const choice = button('tongue', [name], () => {
      shutPanels();
      kept.put('language', tag);
      drawTongues();
      submit(name, 'l:' + tag);
      void speakAs(tag);
    });
    if (state !== 'full') choice.appendChild(make('small', {}, [say('language.only')]));
    choice.setAttribute('aria-pressed', String(tag === chosen));
    box.appendChild(choice);
  });
}

/** The page's own words in a language, where there are any. @param {string} tag */
async function speakAs(tag) {
  const entry = data.languages.filter((each) => each.tag === tag)[0];
  if (!entry || tag === data.language || (tag !== 'vi' && entry.state !== 'full')) return;
  try {
    const response = await fetch('/page.json?language=' + encodeURIComponent(tag));
    if (!response.ok) return;
    data = await response.json();
    document.documentElement.lang = tag;
    putWords();
    drawSize();
    drawTongues();
  } catch (offline) {
    // The words in hand stay; the next visit asks again.
  }
}

function startSize() {
  drawSize();
  find('size').addEventListener('click', () => {
    kept.put('size', String((sizeNow() % 3) + 1));
    drawSize();
  });
}

function sizeNow() {
  return Math.min(3, Math.max(1, Number(kept.get('size')) || 1));
}

function drawSize() {
  document.documentElement.setAttribute('data-size', String(sizeNow()));
  find('size').setAttribute('aria-label', say('size.' + sizeNow()));
}

/** Everything off this phone, and a new person from here on. */
function wipe() {
  forget(false);
  speech.stop();
  hideDots();
  window.clearTimeout(restTimer);
  turns = [];
  waiting = [];
  shown.clear();
  find('log').textContent = '';
  find('talk').scrollTop = 0;
  markDanger();
  drawTongues();
}

/** Out of here at once: nothing is left on the screen, on the phone, or behind "Back". */
function leave() {
  document.body.hidden = true;
  document.title = 'Google';
  turns = [];
  waiting = [];
  forget(true);
  window.location.replace('https://www.google.com/');
}

let escapedAt = 0;

/** @param {KeyboardEvent} event */
function onEscape(event) {
  if (event.key !== 'Escape' || shutPanels() || find('leave').hidden) return;
  if (event.timeStamp - escapedAt < 800 && escapedAt > 0) leave();
  escapedAt = event.timeStamp;
}
