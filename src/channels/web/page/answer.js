/** One answer as a bubble. @param {Reply} reply @param {Turn} turn */
function answerBubble(reply, turn) {
  const danger = reply.tone === 'emergency';
  return make('div', { class: 'bubble bot' + (danger ? ' danger-answer' : '') }, [
    unseen(say('it')),
    danger && reply.phones.length > 0 ? phoneBar(reply) : null,
    make('p', { class: 'lines' }, withNumbers(reply.text, reply.phones)),
    ...reply.media
      .filter(({ url }) => /^\/(?!\/)/.test(url))
      .map(({ url, alt }) => make('img', { src: url, alt, class: 'picture' })),
    reply.blocks.length > 0 ? make('dl', { class: 'blocks' }, reply.blocks.map(blockRow)) : null,
    !danger && reply.phones.length > 0
      ? make(
          'ul',
          { class: 'phones' },
          reply.phones.map((phone) => make('li', {}, [phoneLink(phone)])),
        )
      : null,
    ...reply.notes.map((note) => make('p', { class: 'note' }, [icon('note'), make('span', {}, [note])])),
    reply.citations.length > 0 ? basis(reply.citations) : null,
    footer(reply, turn),
  ]);
}

/** @param {Reply} reply */
function phoneBar(reply) {
  return make('div', { class: 'alarm' }, [
    make('p', { class: 'alarm-title' }, [icon('phone'), make('span', {}, [say('call')])]),
    make(
      'ul',
      {},
      reply.phones.map((phone) => make('li', {}, [phoneLink(phone)])),
    ),
  ]);
}

/** @param {{ number: string, label: string }} phone */
function phoneLink({ number, label }) {
  return make('a', { class: 'phone', href: 'tel:' + number, 'aria-label': say('call.number', { number, label }) }, [
    make('b', {}, [spaced(number)]),
    make('span', {}, [label]),
  ]);
}

/** Long numbers in groups, as people say them. @param {string} number */
function spaced(number) {
  return number.length > 4 ? number.replace(/^(\d{4})(\d+)$/, '$1 $2') : number;
}

/** The answer's own numbers can be tapped where they stand. @param {string} text @param {{ number: string }[]} phones */
function withNumbers(text, phones) {
  const numbers = phones.map(({ number }) => number);
  return text
    .split(/(\d+)/)
    .map((piece) => (numbers.indexOf(piece) === -1 ? piece : make('a', { href: 'tel:' + piece }, [piece])));
}

/** @param {{ kind: string, lines: string[] }} block */
function blockRow({ kind, lines }) {
  const body =
    lines.length === 1
      ? [lines[0]]
      : [
          make(
            'ul',
            {},
            lines.map((line) => make('li', {}, [line])),
          ),
        ];
  return make('div', { class: 'block' }, [
    icon('block-' + kind),
    make('dt', {}, [say('block.' + kind)]),
    make('dd', {}, body),
  ]);
}

/** The last, small line: what the answer rests on. @param {{ text: string, url?: string }[]} citations */
function basis(citations) {
  const line = (/** @type {{ text: string, url?: string }} */ { text, url }) =>
    url && /^https?:\/\//.test(url)
      ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, [text])
      : make('span', {}, [text]);
  const rest = citations.slice(1);
  return make('div', { class: 'basis' }, [
    make('p', {}, [say('basis') + ': ', line(citations[0])]),
    rest.length === 0
      ? null
      : make('details', {}, [
          make('summary', {}, [say('basis.more', { count: rest.length })]),
          make(
            'ul',
            {},
            rest.map((citation) => make('li', {}, [line(citation)])),
          ),
        ]),
  ]);
}

/** @param {Reply} reply @param {Turn} turn */
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
