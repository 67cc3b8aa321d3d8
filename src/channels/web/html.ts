import type { Content } from '../../content/content';
import { iconSheet, topicIcon } from './icons';
import { pageData } from './page-data';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/**
 * The page as it is sent: words, pictured topics and pictures in place, so that a phone on a weak network
 * shows the first screen before any script has come. The script finds its data in a JSON block, which a
 * policy without inline script leaves alone.
 */
export function pageHtml(template: string, content: Content, version: string): string {
  const data = pageData(content, 'vi');
  const word = (key: string) => escape(data.words[key] ?? key);
  const slots: Record<string, string> = {
    version,
    icons: iconSheet(),
    topics: content.menu
      .map((entry, index) => topicTile(entry.entry, entry.title, data.menu[index]?.payload ?? ''))
      .join('\n'),
    data: JSON.stringify(data).replace(/</g, '\\u003c'),
  };
  return template
    .replace(/(data-word="([\w.-]+)"[^>]*>)/g, (_whole, tag: string, key: string) => tag + word(key))
    .replace(/data-label="([\w.-]+)"/g, (whole, key: string) => `${whole} aria-label="${word(key)}"`)
    .replace(/\{\{word ([\w.-]+)\}\}/g, (_whole, key: string) => word(key))
    .replace(/<!--(\w+)-->|\{\{(\w+)\}\}/g, (whole, a?: string, b?: string) => slots[a ?? b ?? ''] ?? whole);
}

const topicTile = (entry: string, title: string, payload: string): string =>
  `<button type="button" class="topic topic-${escape(entry)}" data-payload="${escape(payload)}">` +
  `<svg class="icon" aria-hidden="true"><use href="#i-${topicIcon(entry)}"/></svg><span>${escape(title)}</span></button>`;
