import { deserialize, serialize } from 'bson';
import type { Doc } from './keys';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;

/** One command as it came over the line. */
export interface Request {
  id: number;
  /** The driver says hello in the old form first, and expects the old form back. */
  legacy: boolean;
  /** With `$db`; document sequences are arrays of it already. */
  command: Doc;
  /** False for write concern 0. */
  wantsReply: boolean;
}

/** Cuts a stream of bytes into messages. */
export class Frames {
  private rest: Buffer = Buffer.alloc(0);
  private readonly parts: Buffer[] = [];
  private held = 0;

  push(chunk: Buffer): Buffer[] {
    this.parts.push(chunk);
    this.held += chunk.length;
    // A batch comes in many chunks: joining on each of them would copy it once per chunk.
    if (this.rest.length >= 4 && this.rest.length + this.held < this.rest.readInt32LE(0)) return [];
    this.rest = Buffer.concat([this.rest, ...this.parts]);
    this.parts.length = 0;
    this.held = 0;
    const found: Buffer[] = [];
    while (this.rest.length >= 16) {
      const length = this.rest.readInt32LE(0);
      if (this.rest.length < length) break;
      found.push(this.rest.subarray(0, length));
      this.rest = this.rest.subarray(length);
    }
    return found;
  }
}

/** @throws RangeError, BSONError on what is no message; the line is then cut, as a server would. */
export function read(frame: Buffer): Request {
  const id = frame.readInt32LE(4);
  const code = frame.readInt32LE(12);
  if (code === opQuery) {
    const nameEnd = frame.indexOf(0, 20);
    const name = frame.toString('utf8', 20, nameEnd);
    const command = documentAt(frame, nameEnd + 9);
    return { id, legacy: true, command: { ...command, $db: name.split('.')[0] }, wantsReply: true };
  }
  if (code !== opMsg) throw new RangeError(`opcode ${code}`);
  const flags = frame.readUInt32LE(16);
  return { id, legacy: false, command: sections(frame, flags), wantsReply: (flags & moreToCome) === 0 };
}

function sections(frame: Buffer, flags: number): Doc {
  const end = frame.length - (flags & checksumPresent ? 4 : 0);
  const command: Doc = {};
  for (let at = 20; at < end;) {
    const kind = frame[at];
    const size = frame.readInt32LE(at + 1);
    if (kind === 0) Object.assign(command, documentAt(frame, at + 1));
    else if (kind === 1) {
      const nameEnd = frame.indexOf(0, at + 5);
      const list: Doc[] = [];
      for (let next = nameEnd + 1; next < at + 1 + size; next += frame.readInt32LE(next))
        list.push(documentAt(frame, next));
      command[frame.toString('utf8', at + 5, nameEnd)] = list;
    } else throw new RangeError(`section kind ${kind}`);
    at += 1 + size;
  }
  return command;
}

const documentAt = (frame: Buffer, at: number): Doc =>
  deserialize(frame.subarray(at, at + frame.readInt32LE(at)), { promoteLongs: true });

let lastId = 0;

export function write(request: Request, reply: Doc): Buffer {
  const body = serialize(reply);
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE((lastId = (lastId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? opReply : opMsg, 12);
  if (request.legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

/** A command as a client would send it. */
export function ask(command: Doc): Buffer {
  const body = serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(opMsg, 12);
  return Buffer.concat([head, body]);
}
