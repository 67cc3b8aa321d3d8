import { readFileSync } from 'node:fs';

/** The pictures of the page by what they mean; drawings from Lucide (ISC), read from its package. */
const drawings: Record<string, string> = {
  'topic-giay-to': 'file-text',
  'topic-tien': 'hand-coins',
  'topic-hoc': 'graduation-cap',
  'topic-viec': 'briefcase',
  'topic-suc-khoe': 'heart-pulse',
  'topic-nguy-hiem': 'triangle-alert',
  topic: 'message-circle',
  'block-who': 'users',
  'block-where': 'map-pin',
  'block-papers': 'file-text',
  'block-fee': 'banknote',
  'block-time': 'clock',
  'block-online': 'smartphone',
  'block-result': 'badge-check',
  note: 'info',
  phone: 'phone',
  up: 'thumbs-up',
  down: 'thumbs-down',
  read: 'volume-2',
  silence: 'circle-stop',
  send: 'send',
  language: 'languages',
  bigger: 'a-arrow-up',
  wipe: 'trash-2',
  leave: 'log-out',
  home: 'house',
  again: 'rotate-cw',
  offline: 'wifi-off',
};

/** Name of the picture of a menu entry. */
export const topicIcon = (entry: string): string => (drawings[`topic-${entry}`] ? `topic-${entry}` : 'topic');

/** One hidden sheet of symbols, `#i-<meaning>`. */
export function iconSheet(): string {
  const symbols = Object.entries(drawings).map(([meaning, name]) => {
    const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
    const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1] ?? '';
    return `<symbol id="i-${meaning}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`;
  });
  return `<svg class="sheet" aria-hidden="true">${symbols.join('')}</svg>`;
}
