/** One answer as a bubble. @param {Reply} reply @param {Turn} turn */
function answerBubble(reply, turn) {
  const danger = reply.tone === 'emergency';
  const phones = reply.phones.length > 0 ? list('phones', reply.phones.map(phoneLink)) : null;
  return make('div', { class: 'bubble bot' }, [
    unseen(say('it')),
    danger && phones ? make('div', { class: 'alarm' }, [alarmTitle(), phones]) : null,
    make('div', { class: 'said' }, paragraphs(reply.text, reply.phones)),
    ...reply.media.filter(({ url }) => /^\/(?!\/)/.test(url)).map(picture),
    reply.blocks.length > 0
      ? make(
          'dl',
          { class: 'blocks' },
          reply.blocks.map((block) => blockRow(block, danger)),
        )
      : null,
    danger ? null : phones,
    ...reply.notes.map((note) => make('p', { class: 'note' }, [icon('note'), make('span', {}, [note])])),
    reply.citations.length > 0 ? basis(reply.citations) : null,
    footer(reply, turn),
  ]);
}

/** @param {string} name class @param {(Node | string)[]} items */
function list(name, items) {
  return make(
    'ul',
    { class: name },
    items.map((item) => make('li', {}, [item])),
  );
}

function alarmTitle() {
  return make('p', { class: 'alarm-title' }, [icon('phone'), make('span', {}, [say('call')])]);
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

/** Only pictures of our own: nobody else learns who reads what. @param {{ url: string, alt: string }} media */
function picture({ url, alt }) {
  return make('img', { src: url, alt, class: 'picture' });
}

/** A paragraph a line; the answer's own numbers can be tapped where they stand. @param {string} text @param {{ number: string }[]} phones */
function paragraphs(text, phones) {
  const numbers = phones.map(({ number }) => number);
  const link = (/** @type {string} */ piece) =>
    numbers.indexOf(piece) === -1 ? piece : make('a', { href: 'tel:' + piece }, [piece]);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => make('p', {}, line.split(/(\d+)/).map(link)));
}

/** What a row is called; "where to hand in" would be the wrong word where somebody is beaten. @param {string} kind @param {boolean} danger */
function blockName(kind, danger) {
  const urgent = 'urgent.' + kind;
  return say(danger && data.words[urgent] ? urgent : 'block.' + kind);
}

/** @param {{ kind: string, lines: string[] }} block @param {boolean} danger */
function blockRow({ kind, lines }, danger) {
  return make('div', { class: 'block' }, [
    icon('block-' + kind),
    make('dt', {}, [blockName(kind, danger)]),
    make('dd', {}, [lines.length === 1 ? lines[0] : list('', lines)]),
  ]);
}

/** The last, small line: what the answer rests on. @param {{ text: string, url?: string }[]} citations */
function basis(citations) {
  const links = citations.map(({ text, url }) =>
    url && /^https?:\/\//.test(url)
      ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, [text])
      : make('span', {}, [text]),
  );
  const rest = links.slice(1);
  const more = make('summary', {}, [say('basis.more', { count: rest.length })]);
  return make('div', { class: 'basis' }, [
    make('p', {}, [say('basis') + ': ', links[0]]),
    rest.length > 0 ? make('details', {}, [more, list('', rest)]) : null,
  ]);
}
