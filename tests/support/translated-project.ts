import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readContent } from '../../src/content/load';
import { sourceLines, type SourceLine } from '../../src/content/translatable';
import type { Content } from '../../src/content/content';
import { scratchProject, topicFile } from './scratch-project';

/** Speakers of the tests; nobody of that name is meant. */
export const speaker = (name: string, village: string, more: { group?: string; no?: boolean; on?: string } = {}) => ({
  ...{ name, village, localGroup: more.group ?? 'Ví dụ' },
  ...{ verdict: more.no ? ('no' as const) : ('yes' as const), on: more.on ?? '2026-11-20' },
});
export const two = [speaker('Ví dụ Một', 'Thôn Một'), speaker('Ví dụ Hai', 'Thôn Hai')];

export interface Draft {
  key: string;
  text: string;
  state?: string;
  speakers?: object[];
  /** Left out: of today's Vietnamese. */
  revision?: string;
}

const asks = 'intents/lexicon/vi/follow-up.yml';
const topics = {
  [asks]: readFileSync(resolve(__dirname, '../..', asks), 'utf8'),
  'intents/vi/dvc/dvc-thu.yml': topicFile('dvc-thu'),
  'intents/vi/kc/kc-thu.yml': topicFile(
    'kc-thu',
    (text) =>
      `${text.replace('tone: normal', 'tone: emergency').replace('Câu trả lời thử.', 'Cháy thì gọi 114.')}phones: ["114"]\n`,
  ),
};
const menu = '- { entry: giay-to, title: Giấy tờ, topics: [dvc-thu, kc-thu] }\n';

/** A project with an ordinary topic, an urgent one, one menu entry, and what a test translates into Tày. */
export function translatedProject(drafts: readonly Draft[] = [], files: Record<string, string> = {}) {
  const project = scratchProject({ ...topics, 'intents/registers/menu.yml': menu });
  const bare = read(project.root);
  const written = new Map<string, string>();
  const entry = (draft: Draft) => ({
    revision: draft.revision ?? bare.sources.get(draft.key)!.revision,
    ...{ text: draft.text, state: draft.state ?? 'draft', sources: ['sách ví dụ'], speakers: draft.speakers ?? [] },
  });
  const lines = drafts
    .filter(({ key }) => !key.startsWith('topic.'))
    .map((draft) => ({ key: draft.key, ...entry(draft) }));
  if (lines.length > 0) written.set('locales/tyz/bot.yml', JSON.stringify({ lines }));
  const ids = new Set(drafts.filter(({ key }) => key.startsWith('topic.')).map(({ key }) => key.split('.')[1]!));
  for (const id of ids) {
    const parts = drafts.filter(({ key }) => key.startsWith(`topic.${id}.`));
    const body = Object.fromEntries(parts.map((draft) => [draft.key.split('.')[2]!, entry(draft)]));
    written.set(`intents/tyz/${id.split('-')[0]}/${id}.yml`, JSON.stringify({ id, ...body }));
  }
  for (const [path, text] of [...written, ...Object.entries(files)]) project.write(path, text);
  return { ...project, ...read(project.root) };
}

export function read(root: string): { content: Content; sources: Map<string, SourceLine>; faults: string[] } {
  const { content, faults } = readContent(root);
  return {
    content,
    sources: sourceLines(content.messages, content.menu, content.topics.values()),
    faults: faults
      .filter(({ language }) => language !== undefined)
      .map(({ file, line, what, mend }) => `${file}:${line} — ${what} — ${mend}`),
  };
}
