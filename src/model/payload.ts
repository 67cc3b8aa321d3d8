/**
 * What a button carries. Telegram allows 64 bytes, so payloads hold ids, never titles.
 * On Zalo a tap comes back as text a person could also have typed: a payload never carries authority.
 */
export type Payload =
  | { kind: 'topic'; topic: string }
  | { kind: 'command'; command: string }
  | { kind: 'menu'; entry: string }
  | { kind: 'language'; language: string }
  | { kind: 'rate'; interaction: string; value: 1 | -1 }
  | { kind: 'dialog'; answer: string }
  /** More about a topic: what else there is to say, its papers as a checklist, its steps, its usual mistakes. */
  | { kind: 'part'; topic: string; part: string }
  /** Answers given so far to the questions whether somebody has a right: `topic.revision.path`. */
  | { kind: 'eligible'; path: string }
  | { kind: 'lesson'; place: string }
  | { kind: 'culture'; entry: string }
  | { kind: 'job'; job: string };

const grammar = /^(t|c|m|l|r|d|x|e|b|v|j):([\p{L}\p{N}._-]{1,50})(?::([+-]))?$/u;

export const payloadOf = {
  topic: (topic: string) => `t:${topic}`,
  command: (command: string) => `c:${command}`,
  menu: (entry: string) => `m:${entry}`,
  language: (language: string) => `l:${language}`,
  rate: (interaction: string, value: 1 | -1) => `r:${interaction}:${value === 1 ? '+' : '-'}`,
  dialog: (answer: string) => `d:${answer}`,
  part: (topic: string, part: string) => `x:${topic}.${part}`,
  eligible: (path: string) => `e:${path}`,
  lesson: (place: string) => `b:${place}`,
  culture: (entry: string) => `v:${entry}`,
  job: (job: string) => `j:${job}`,
};

/** Reads a payload, or null when the text is not one of ours. */
export function readPayload(text: string): Payload | null {
  const found = grammar.exec(text);
  if (!found) return null;
  const [, kind, value = '', sign] = found;
  if (kind === 'r') return sign ? { kind: 'rate', interaction: value, value: sign === '+' ? 1 : -1 } : null;
  if (sign) return null;
  const whole = wholeOf[kind!];
  if (whole) return whole(value);
  const [topic = '', part, ...rest] = value.split('.');
  return kind === 'x' && part && rest.length === 0 ? { kind: 'part', topic, part } : null;
}

const wholeOf: Record<string, (value: string) => Payload> = {
  t: (topic) => ({ kind: 'topic', topic }),
  c: (command) => ({ kind: 'command', command }),
  m: (entry) => ({ kind: 'menu', entry }),
  l: (language) => ({ kind: 'language', language }),
  d: (answer) => ({ kind: 'dialog', answer }),
  e: (path) => ({ kind: 'eligible', path }),
  b: (place) => ({ kind: 'lesson', place }),
  v: (entry) => ({ kind: 'culture', entry }),
  j: (job) => ({ kind: 'job', job }),
};
