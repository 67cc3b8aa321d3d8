/** What a person can do with an answer. @param {Reply} reply @param {Turn} turn */
function footer(reply, turn) {
  const rate = reply.rate;
  return make('div', { class: 'foot' }, [speech.control(reply), rate ? thumbs(rate, turn) : null]);
}

/** @param {string} interaction @param {Turn} turn */
function thumbs(interaction, turn) {
  const told = make('p', { class: 'told', role: 'status' });
  /** @type {[string, string][]} */
  const marks = [
    ['up', '+'],
    ['down', '-'],
  ];
  const controls = marks.map(([meaning, sign]) => {
    const control = button('small rate', [icon(meaning), make('span', {}, [say('rate.' + meaning)])], () =>
      choose(meaning, sign),
    );
    control.setAttribute('aria-pressed', String(turn.rated === meaning));
    return control;
  });
  const show = (/** @type {string | undefined} */ meaning) =>
    controls.forEach((control, index) => control.setAttribute('aria-pressed', String(marks[index][0] === meaning)));

  /** @param {string} meaning @param {string} sign */
  async function choose(meaning, sign) {
    const before = turn.rated;
    if (before === meaning) return;
    turn.rated = meaning;
    show(meaning);
    const result = await ask({ id: randomId(), payload: 'r:' + interaction + ':' + sign });
    if (result.kind === 'said') {
      told.textContent = result.said.replies.map((each) => each.text).join(' ');
    } else if (turn.rated === meaning) {
      turn.rated = before;
      show(before);
      told.textContent = say('rate.failed');
    }
    remember();
  }
  return make('div', { class: 'thumbs', role: 'group', 'aria-label': say('rate') }, controls.concat(told));
}
