import { hash } from 'node:crypto';
import { AppError } from '../../errors';

/** A line ends in `,"sum":"1a2b3c4d"}`: the beginning of the SHA-256 of everything before it. */
const sumLength = 8;
const tail = new RegExp(`^,"sum":"[0-9a-f]{${sumLength}}"}$`);
const tailLength = ',"sum":""}'.length + sumLength;

const sumOf = (body: string | Buffer): string => hash('sha256', body, 'hex').slice(0, sumLength);

/** One record or remark as text without its end; equal things have equal bodies, whichever store they come from. */
export const bodyOf = (fields: Record<string, unknown>): string =>
  `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(settled(value))}`)
    .join(',')}`;

/** The whole line of a body, with its sum and its end. */
export const lineOf = (body: string): string => `${body},"sum":"${sumOf(body)}"}\n`;

/** The body of a line as it lies in a file, and what it says. Refuses one of which a byte was changed. */
export function readLine(line: Buffer, number: number): { body: Buffer; fields: Record<string, unknown> } {
  const body = line.subarray(0, Math.max(0, line.length - tailLength));
  const end = line.subarray(body.length).toString();
  if (!tail.test(end) || !end.includes(sumOf(body))) throw refused(number, 'đã bị sửa hoặc hỏng');
  const fields = parsed(`${body.toString()}}`);
  if (!fields) throw refused(number, 'không đọc được');
  return { body, fields };
}

/** What a line says; null when it says nothing. */
export function parsed(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' ? (said as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

export const refused = (number: number, why: string): AppError =>
  new AppError('file.refused', `dòng ${number}: ${why}`);

const half = /[\ud800-\udfff]/;

/** Fields in order of their names; halves of characters, which some store could not keep, as that store would. */
function settled(value: unknown): unknown {
  if (typeof value === 'string') return half.test(value) ? Buffer.from(value).toString() : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(settled);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, settled(inner)]),
  );
}
