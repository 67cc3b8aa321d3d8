import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { readConfig } from '../config';
import { readLexicons } from '../content/lexicon';
import { loadContent } from '../content/load';
import type { Outcome, Tools } from '../conversation/heard';
import { toolsFrom } from '../conversation/tools';
import { wordsFor } from '../conversation/turn';
import { startOfVietnamDay } from '../model/week';
import { systemClock as clock } from '../ops/system-clock';
import { layout } from '../text/layout';
import { normalise } from '../text/normalise';
import { readAskOptions, usage, type AskOptions } from './ask/options';
import { Talk, terminalShape } from './ask/talk';
import { contentDir } from './content-dir';
import { run } from './run';

/** `npm run ask`: the same model and pipeline as the server, without a store. */
async function tools(): Promise<Tools> {
  const { DATA_DIR } = readConfig();
  const folder = contentDir();
  const content = loadContent(folder);
  const { lexicons } = readLexicons(folder, DATA_DIR, new Set(content.topics.keys()));
  return toolsFrom(content, lexicons, { modelsDir: join(DATA_DIR, 'models') });
}

const noon = 12 * 3_600_000;
const nowFor = ({ day }: AskOptions): number => (day === null ? clock.now() : startOfVietnamDay(day) + noon);

/** A line is plain text, or JSON with `text` and perhaps `language`. */
function questionIn(line: string, language: string | null): { text: string; language: string | null } {
  try {
    const read: unknown = line.trimStart().startsWith('{') ? JSON.parse(line) : null;
    if (read && typeof read === 'object' && 'text' in read && typeof read.text === 'string') {
      return {
        text: read.text,
        language: 'language' in read && typeof read.language === 'string' ? read.language : language,
      };
    }
  } catch {
    // Not JSON after all: a person may well begin a sentence with a brace.
  }
  return { text: line, language };
}

async function asJson(line: string, ready: Tools, options: AskOptions): Promise<void> {
  const { text, language } = questionIn(line, options.language);
  const begun = process.hrtime.bigint();
  const outcome = await new Talk(language).hear(text, ready, nowFor(options));
  const said = {
    text,
    language: language ?? 'vi',
    decision: outcome.decision,
    topic: outcome.topic,
    score: outcome.score ?? 1,
    candidates: outcome.candidates ?? [],
    answer: outcome.replies.map((reply) => reply.text).join('\n\n'),
    citations: outcome.replies.flatMap((reply) => reply.citations.map((citation) => citation.text)),
    ms: Number(process.hrtime.bigint() - begun) / 1e6,
  };
  if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await new Promise((go) => process.stdout.once('drain', go));
}

/** Everything people see of an answer, buttons as numbers to type; then what the machine made of the question. */
function shownOf(outcome: Outcome, text: string, ready: Tools): string {
  const words = wordsFor(ready.content.messages, 'vi');
  const parts = outcome.replies.flatMap((reply) => layout(reply, terminalShape.limits, words));
  const named = namedIn(text, ready);
  return [
    ...parts.map((part) => part.text),
    ...(named.length > 0 ? [`  Nhắc đến: ${named.join(' · ')}`] : []),
    `  [${outcome.decision} ${outcome.topic ?? '-'} ${(outcome.score ?? 1).toFixed(2)}]`,
  ].join('\n\n');
}

/** What a question names beside its matter, in few words; for whoever tries it out in the terminal. */
function namedIn(text: string, { entities }: Tools): string[] {
  const { areas, dates, money, documents, phones } = entities.find(normalise(text), clock.now());
  return [
    ...areas.map(({ readings }) => readings.map(({ area }) => area.name).join('/')),
    ...dates.map((each) => (each.lunar ? `${each.day}/${each.month} âm lịch` : each.date)),
    ...money.map(({ dong }) => `${dong.toLocaleString('vi-VN')} đồng`),
    ...documents,
    ...phones,
  ];
}

async function main(args: string[]): Promise<number> {
  const options = readAskOptions(args);
  if (Array.isArray(options)) {
    console.error(`${options.map((fault) => `- ${fault}`).join('\n')}\n\n${usage}`);
    return 2;
  }
  const ready = await tools();
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity, terminal: false });
  const talk = new Talk(options.language);
  if (!options.jsonl) process.stdout.write('Bà con hỏi gì? (Ctrl+D để thôi)\n> ');
  for await (const line of lines) {
    if (options.jsonl) await asJson(line, ready, options);
    else process.stdout.write(`\n${shownOf(await talk.hear(line, ready, nowFor(options)), line, ready)}\n\n> `);
  }
  return 0;
}

run(main(process.argv.slice(2)));
