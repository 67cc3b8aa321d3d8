/** @typedef {{ title: string, payload: string }} Choice */
/** @typedef {{ tag: string, name: string, state: string }} Tongue */
/** @type {{ language: string, words: Record<string, string>, menu: Choice[], languages: Tongue[] }} */
let data = JSON.parse(find('data').textContent || '');

/** @param {string} id @returns {HTMLElement} */
function find(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** A line of the page, `{name}` replaced. @param {string} key @param {Record<string, string | number>} [values] */
function say(key, values) {
  const filled = values || {};
  return (data.words[key] || key).replace(/\{(\w+)\}/g, (whole, name) =>
    Object.prototype.hasOwnProperty.call(filled, name) ? String(filled[name]) : whole,
  );
}

/**
 * An element. Text always goes in as text: what people and answers say is never markup.
 * @param {string} tag
 * @param {Record<string, string>} [attributes] `class`, `aria-…` and the like
 * @param {(Node | string | null)[]} [children]
 * @returns {HTMLElement}
 */
function make(tag, attributes, children) {
  const element = document.createElement(tag);
  Object.keys(attributes || {}).forEach((name) => element.setAttribute(name, (attributes || {})[name]));
  (children || []).forEach((child) => {
    if (child !== null) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
  return element;
}

/** @param {string} meaning one of the symbols in the sheet */
function icon(meaning) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', '#i-' + meaning);
  svg.appendChild(use);
  return svg;
}

/**
 * @param {string} name class
 * @param {(Node | string)[]} children
 * @param {() => void} tapped
 */
function button(name, children, tapped) {
  const element = make('button', { type: 'button', class: name }, children);
  element.addEventListener('click', tapped);
  return element;
}

/** Read by screen readers only. @param {string} text */
function unseen(text) {
  return make('span', { class: 'unseen' }, [text]);
}

/** Puts the words of a language onto the page. */
function putWords() {
  document.querySelectorAll('[data-word]').forEach((element) => {
    element.textContent = say(element.getAttribute('data-word') || '');
  });
  document.querySelectorAll('[data-label]').forEach((element) => {
    element.setAttribute('aria-label', say(element.getAttribute('data-label') || ''));
  });
}
