import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonOf } from '../errors';
import type { Log } from '../ports/log';
import { groupCount } from './features';
import type { Model } from './model';
import { Vocabulary } from './vocabulary';

/**
 * A learned model on disk: 32 bytes SHA-256 of the rest, 4 bytes length of the header, the header as JSON, then the
 * arrays one after the other. The header is padded so that the arrays begin at a multiple of four.
 */
const logisticSchema = z.object({ mean: z.array(z.number()), weights: z.array(z.number()), bias: z.number() });

const headerSchema = z.object({
  key: z.string(),
  topics: z.number().int().positive(),
  features: z.number().int().positive(),
  groups: z.literal(groupCount),
  calibration: z.object({
    temperature: z.number().positive(),
    gate: logisticSchema,
    straighten: logisticSchema,
  }),
});

type Warn = Pick<Log, 'warn'>;
const digestBytes = 32;
/** Source and build of one checkout have different keys; both may stay. */
const keptOthers = 2;

const fileName = (key: string) => `intents-${key.slice(0, 16)}.model`;

/** Whether a file lies there for `key`; whether it is whole shows when it is read. */
export const isStored = (folder: string, key: string): boolean => existsSync(join(folder, fileName(key)));

/** The model stored under `key`, or null when there is none that is whole and fits. */
export async function loadModel(folder: string, key: string, topics: number, log?: Warn): Promise<Model | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, fileName(key)));
  } catch {
    return null;
  }
  try {
    const model = decode(bytes, key, topics);
    if (!model) log?.warn({ file: fileName(key) }, 'stored intent model is damaged or stale; training anew');
    return model;
  } catch (error) {
    log?.warn({ file: fileName(key), reason: reasonOf(error) }, 'stored intent model cannot be read; training anew');
    return null;
  }
}

/** Stores a model whole or not at all, and removes older ones. A folder that cannot be written is only reported. */
export async function saveModel(folder: string, key: string, model: Model, log?: Warn): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const target = join(folder, fileName(key));
    await writeFile(`${target}.${process.pid}`, encode(model, key));
    await rename(`${target}.${process.pid}`, target);
    await removeOthers(folder, fileName(key));
  } catch (error) {
    log?.warn({ reason: reasonOf(error) }, 'intent model could not be stored; the next start trains again');
  }
}

async function removeOthers(folder: string, own: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^intents-[0-9a-f]{16}\.model/.test(name) && name !== own);
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  dated.sort((a, b) => b.at - a.at);
  for (const { name } of dated.slice(keptOthers)) await rm(join(folder, name), { force: true });
}

function encode(model: Model, key: string): Buffer {
  const { vocabulary, weights, topics } = model.linear;
  const { hashes, idf, familiar } = vocabulary.data;
  const header = JSON.stringify({
    key,
    topics,
    features: vocabulary.size,
    groups: groupCount,
    calibration: model.calibration,
  });
  const padded = Buffer.from(header + ' '.repeat((4 - (Buffer.byteLength(header) % 4)) % 4));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  const body = Buffer.concat([length, padded, ...[hashes, idf, weights.scales, weights.rows, familiar].map(bytesOf)]);
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

const bytesOf = (array: Uint32Array | Float32Array | Int8Array | Uint8Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

function decode(bytes: Buffer, key: string, topics: number): Model | null {
  const body = bytes.subarray(digestBytes);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, digestBytes))) return null;
  const headerEnd = 4 + body.readUInt32LE(0);
  const header = headerSchema.parse(JSON.parse(body.toString('utf8', 4, headerEnd)));
  if (header.key !== key || header.topics !== topics) return null;

  let at = headerEnd;
  // A copy, because a view into a file buffer need not be aligned.
  const take = (size: number) => {
    const copy = new Uint8Array(body.subarray(at, at + size)).buffer;
    at += size;
    return copy;
  };
  const { features } = header;
  const hashes = new Uint32Array(take(features * 4));
  const idf = new Float32Array(take(features * 4));
  const scales = new Float32Array(take((features + 1) * 4));
  const rows = new Int8Array(take((features + 1) * (topics + 1)));
  const familiar = new Uint8Array(take(features));
  return {
    linear: { vocabulary: new Vocabulary({ hashes, idf, familiar }), weights: { rows, scales }, topics },
    calibration: header.calibration,
  };
}
