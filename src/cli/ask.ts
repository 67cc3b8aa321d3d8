import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { readConfig } from '../config';
import { readLexicons } from '../content/lexicon';
import { loadContent } from '../content/load';
import type { Content } from '../content/content';
import type { Tools } from '../conversation/heard';
import { handle } from '../conversation/pipeline';
import { toolsFrom } from '../conversation/tools';
import { newId } from '../model/id';
import { newPerson } from '../model/person';
import { emptySession } from '../model/session';
import { systemClock as clock } from '../ops/system-clock';
import { root } from '../root';
import { normalise } from '../text/normalise';

/** `npm run ask`: the same model and pipeline as the server, without a store: each line is a new person. */
interface Question {
  text: string;
  /** Null when nothing was said about it: then the text itself may tell. */
  language: string | null;
}

async function tools(content: Content): Promise<Tools> {
  const { DATA_DIR } = readConfig();
  const { lexicons } = readLexicons(root, DATA_DIR, new Set(content.topics.keys()));
  return toolsFrom(content, lexicons, { modelsDir: join(DATA_DIR, 'models') });
}

async function answer({ text, language }: Question, ready: Tools) {
  const now = clock.now();
  const begun = process.hrtime.bigint();
  const person = newPerson('terminal', { channel: 'web', user: 'terminal', chat: 'terminal', now });
  const { outcome } = await handle(
    {
      inboxId: newId(now),
      event: {
        channel: 'web',
        eventId: 'terminal',
        user: 'terminal',
        chat: 'terminal',
        content: { kind: 'text', text },
        at: now,
      },
      person,
      session: emptySession(now),
      language: language ?? 'vi',
      chosen: language,
      text: '',
      now,
    },
    ready,
  );
  return {
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

/** A line is plain text, or JSON with `text` and perhaps `language`. */
function questionIn(line: string, language: string | null): Question {
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

async function main(args: string[]): Promise<void> {
  const jsonl = args.includes('--jsonl');
  const language =
    args[args.indexOf('--lang') + 1] && args.includes('--lang') ? args[args.indexOf('--lang') + 1]! : null;
  const ready = await tools(loadContent(root));
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity, terminal: false });
  if (!jsonl) process.stdout.write('Bà con hỏi gì? (Ctrl+D để thôi)\n> ');
  for await (const line of lines) {
    const said = await answer(questionIn(line, language), ready);
    if (jsonl) {
      if (!process.stdout.write(`${JSON.stringify(said)}\n`))
        await new Promise((go) => process.stdout.once('drain', go));
    } else {
      process.stdout.write(`\n${said.answer}\n`);
      for (const citation of said.citations) process.stdout.write(`  Căn cứ: ${citation}\n`);
      const named = namedIn(said.text, ready);
      if (named.length > 0) process.stdout.write(`  Nhắc đến: ${named.join(' · ')}\n`);
      process.stdout.write(
        `  [${said.decision} ${said.topic ?? '-'} ${said.score.toFixed(2)} · ${said.ms.toFixed(2)} ms]\n\n> `,
      );
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
