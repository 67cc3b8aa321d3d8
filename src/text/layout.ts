import type { Limits } from '../ports/channel';
import type { Block, Button, Media, Part, Phone, Reply } from '../model/message';
import { cut, shorten } from './cut';

/** Words the layout itself needs, from `locales`. */
export interface LayoutWords {
  /** "Chọn số:" */
  choose: string;
  /** Label of each block kind: "Ai làm", "Nộp ở đâu" … */
  blocks: Record<string, string>;
  /** Labels in an emergency, where "where to hand it in" would be the wrong word; others stay. */
  urgentBlocks?: Record<string, string>;
  /** "Căn cứ" */
  basis: string;
}

/**
 * Turns a reply into messages of one channel, in order: text with phones, blocks, notes and citations in
 * plain text, cut at the channel's limit between graphemes (at a line or word where possible), buttons on
 * the last part. Where the channel has no buttons, or too few, choices become numbered lines.
 */
export function layout(reply: Reply, limits: Limits, words: LayoutWords): Part[] {
  const numbered = reply.buttons.length > limits.buttons;
  const paragraphs = [...said(reply, words), ...(numbered ? [choices(reply.buttons, words)] : [])];
  const filled = paragraphs.map(clean).filter((each) => each !== '');
  const buttons = numbered ? [] : reply.buttons.map((button) => titled(button, limits));
  // Buttons need a message to hang on.
  if (filled.length === 0 && buttons.length > 0) filled.push(clean(words.choose) || '…');
  // A channel counts what we send, so the text has its final form before it is cut.
  const texts = cut(filled.join('\n\n'), limits.text, limits.unit);
  return texts.map((text, index) => ({ text, buttons: index === texts.length - 1 ? buttons : [] }));
}

/** The paragraphs of a reply. In an emergency the number to call comes before everything else. */
function said(reply: Reply, words: LayoutWords): string[] {
  const phones = reply.phones.map(phoneLine).join('\n');
  const labels = { ...words.blocks, ...(reply.tone === 'emergency' ? words.urgentBlocks : {}) };
  const blocks = reply.blocks.map((block) => blockLines(block, labels[block.kind] ?? '')).join('\n');
  const urgent = reply.tone === 'emergency';
  return [
    ...(urgent ? [phones] : []),
    reply.text,
    blocks,
    ...(urgent ? [] : [phones]),
    reply.media.map(mediaLine).join('\n'),
    reply.notes.join('\n'),
    reply.citations.length > 0 ? labelled(words.basis, reply.citations.map((each) => each.text).join('; ')) : '',
  ];
}

const labelled = (label: string, text: string) => (label === '' ? text : `${label}: ${text}`);

const phoneLine = ({ label, number }: Phone) => labelled(label, number);

/** Pages with an address of their own can be opened from a chat; others are for the web page only. */
const mediaLine = ({ alt, url }: Media) => (/^https?:/.test(url) ? labelled(alt, url) : '');

/** One line where one line says it; papers are always a list, because people tick them off. */
function blockLines({ kind, lines }: Block, label: string): string {
  const [only = ''] = lines;
  if (lines.length <= 1 && kind !== 'papers') return only === '' ? '' : labelled(label, only);
  const list = lines.map((line) => `- ${line}`).join('\n');
  return label === '' || list === '' ? list : `${label}:\n${list}`;
}

/** Titles stand in full: there is room, and the number is what people send back. */
const choices = (buttons: readonly Button[], words: LayoutWords): string =>
  [words.choose, ...buttons.map((button, index) => `${index + 1}. ${button.title}`)]
    .filter((line) => line !== '')
    .join('\n');

const titled = (button: Button, limits: Limits): Button => ({
  ...button,
  title: shorten(clean(button.title), limits.buttonTitle),
});

/** NFC, and no half of a surrogate pair: platforms refuse the one and count the other differently. */
const clean = (text: string) =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .trim();
