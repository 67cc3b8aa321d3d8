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
  | { kind: 'dialog'; answer: string };

const grammar = /^(t|c|m|l|r|d):([\p{L}\p{N}._-]{1,50})(?::([+-]))?$/u;

export const payloadOf = {
  topic: (topic: string) => `t:${topic}`,
  command: (command: string) => `c:${command}`,
  menu: (entry: string) => `m:${entry}`,
  language: (language: string) => `l:${language}`,
  rate: (interaction: string, value: 1 | -1) => `r:${interaction}:${value === 1 ? '+' : '-'}`,
  dialog: (answer: string) => `d:${answer}`,
};

/** Reads a payload, or null when the text is not one of ours. */
export function readPayload(text: string): Payload | null {
  const found = grammar.exec(text);
  if (!found) return null;
  const [, kind, value = '', sign] = found;
  if (kind === 'r') return sign ? { kind: 'rate', interaction: value, value: sign === '+' ? 1 : -1 } : null;
  if (sign) return null;
  if (kind === 't') return { kind: 'topic', topic: value };
  if (kind === 'c') return { kind: 'command', command: value };
  if (kind === 'm') return { kind: 'menu', entry: value };
  if (kind === 'l') return { kind: 'language', language: value };
  return { kind: 'dialog', answer: value };
}
