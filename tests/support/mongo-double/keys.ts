import type { Binary, Long, ObjectId, Timestamp } from 'bson';

export type Doc = Record<string, unknown>;

/**
 * Values as strings that sort as MongoDB sorts the values, no one of them the beginning of another. Types keep apart:
 * 'a' is never 1. Strings compare as their UTF-8 bytes do.
 */
export function encode(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `\u0020${text(value)}`;
    case 'number':
      return `\u0010${double(value)}`;
    case 'boolean':
      return value ? '\u00702' : '\u00701';
    case 'object':
      return value === null ? '\u0005' : ofObject(value);
    default:
      return '\u0005';
  }
}

function ofObject(value: object): string {
  if (value instanceof Date) return `\u0080${double(value.getTime())}`;
  if (Array.isArray(value)) return `\u0040${value.map(encode).join('')}\u0000`;
  if (value instanceof RegExp) return `\u00a0${text(value.source)}${text(value.flags)}`;
  switch ((value as { _bsontype?: string })._bsontype) {
    case undefined:
      return `\u0030${Object.entries(value)
        .map(([key, each]) => `\u0002${text(key)}${encode(each)}`)
        .join('')}\u0000`;
    case 'ObjectId':
      return `\u0060${(value as ObjectId).toHexString()}`;
    case 'Binary':
      return `\u0050${text(`${(value as Binary).sub_type}:${(value as Binary).toString('hex')}`)}`;
    case 'Timestamp':
      return `\u0090${text((value as Timestamp).toString().padStart(20, '0'))}`;
    case 'MinKey':
      return '\u0001';
    case 'MaxKey':
      return '\u00f0';
    default:
      // Long and Decimal128: what JavaScript cannot hold loses its last digits here.
      return `\u0010${double(Number((value as Long).toString()))}`;
  }
}

const text = (value: string) => `${byBytes(value).replaceAll('\0', '\0\uffff')}\0\u0001`;

/** Of UTF-16 units the halves of what is beyond U+FFFF stand before U+E000, of bytes they stand behind everything. */
const byBytes = (value: string) =>
  value.replace(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });

const view = new DataView(new ArrayBuffer(8));

function double(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0';
  view.setFloat64(0, value === 0 ? 0 : value);
  const flip = view.getUint8(0) & 0x80 ? 0xffff : 0;
  return String.fromCharCode(
    view.getUint16(0) ^ (flip || 0x8000),
    view.getUint16(2) ^ flip,
    view.getUint16(4) ^ flip,
    view.getUint16(6) ^ flip,
  );
}

/** The same code, sorting the other way round. */
export function inverted(code: string): string {
  let turned = '';
  for (let at = 0; at < code.length; at += 1) turned += String.fromCharCode(0xffff - code.charCodeAt(at));
  return turned;
}

/** Sorts behind everything that begins with what it is put after. */
export const beyond = '\uffff';

/** The character that codes of this value's type begin with. */
export const typeOf = (value: unknown): string => encode(value)[0]!;

/** A plain object: not an array, not a date, not a BSON type. */
export function isPlain(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    (value as { _bsontype?: string })._bsontype === undefined
  );
}

/** Containers are new; dates and BSON types, which nobody changes, are shared. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (!isPlain(value)) return value;
  const made: Doc = {};
  for (const key of Object.keys(value)) made[key] = copy(value[key]);
  return made as T;
}
