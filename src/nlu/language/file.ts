import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf } from '../../errors';
import { bucketCount, gramsOf } from './grams';
import type { LanguageModel } from './language-model';

/**
 * A language model on disk: one line of JSON that says what it is and where it comes from, so that `head -1` answers
 * whoever asks, then one byte a bucket for each language but the first.
 */
const headerSchema = z.object({
  format: z.literal('thonban-letters-1'),
  origin: z.object({ source: z.string(), licence: z.string(), made: z.string() }),
  languages: z.array(z.string()).min(2),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  /** How `gramsOf` read the probe when the model was made. */
  probe: z.string(),
  sha256: z.string(),
});

export type Origin = z.infer<typeof headerSchema>['origin'];

/** Has every kind of letter that a change in folding, cutting or hashing would read differently. No words. */
const probe = 'xxa HÒA hoà xxúy Đxx_x xx̱, xx-9 áàảãạăằẳẵặâầẩẫậ éèẻẽẹêềểễệ óòỏõọôồổỗộơờởỡợ íìỉĩị úùủũụưừửữự ýỳỷỹỵ';
const probed = (): string => sha256(Buffer.from(gramsOf(probe).buckets.toString()));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function encodeLanguageModel({ languages, against }: LanguageModel, origin: Origin): Buffer {
  const body = Buffer.concat(against.map(({ weights }) => Buffer.from(weights)));
  const header: z.infer<typeof headerSchema> = {
    format: 'thonban-letters-1',
    origin,
    languages,
    scales: against.map(({ scale }) => scale),
    biases: against.map(({ bias }) => bias),
    probe: probed(),
    sha256: sha256(body),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** A model, or why there is none; never throws: a server that cannot tell languages apart still serves. */
export type Loaded = { model: LanguageModel; origin: Origin } | { model: null; reason: string };

export async function loadLanguageModel(path: string): Promise<Loaded> {
  try {
    return decodeLanguageModel(await readFile(path));
  } catch (error) {
    return { model: null, reason: `cannot be read: ${reasonOf(error)}` };
  }
}

export function decodeLanguageModel(bytes: Buffer): Loaded {
  const header = headerOf(bytes);
  if (!header) return { model: null, reason: 'is not a language model' };
  const { languages, scales, biases, origin } = header;
  const body = bytes.subarray(bytes.indexOf('\n') + 1);
  const others = languages.length - 1;
  const fits = scales.length === others && biases.length === others && body.length === others * bucketCount;
  if (!fits || sha256(body) !== header.sha256) return { model: null, reason: 'is damaged' };
  if (header.probe !== probed()) return { model: null, reason: 'is stale: texts are read differently now' };
  const against = scales.map((scale, k) => ({
    weights: Int8Array.from(new Int8Array(body.subarray(k * bucketCount, (k + 1) * bucketCount))),
    scale,
    bias: biases[k]!,
  }));
  return { model: { languages, against }, origin };
}

function headerOf(bytes: Buffer): z.infer<typeof headerSchema> | null {
  try {
    const end = bytes.indexOf('\n');
    return headerSchema.parse(JSON.parse(bytes.toString('utf8', 0, Math.max(end, 0))));
  } catch {
    return null;
  }
}
