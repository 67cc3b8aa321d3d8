import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError, reasonOf } from '../../errors';

export const manifestName = 'backup.json';
export const databaseName = 'thonban.db';
export const keyName = 'pseudonym.key';
export const format = 'thonban-backup';
export const version = 1;

const fileForm = z.strictObject({
  // Nothing outside the folder, whatever somebody wrote here.
  name: z.string().regex(/^(lexicon\/)?[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u),
  bytes: z.int().min(0),
  sha256: z.string(),
});
const form = z.object({
  format: z.literal(format),
  version: z.int().min(1),
  /** ISO 8601. */
  at: z.string(),
  files: z.array(fileForm).min(1),
});
export type Manifest = z.infer<typeof form>;

/** What of a data folder is backed up; the models are not, they make themselves. */
export function keptIn(dataDir: string): string[] {
  const lexicon = join(dataDir, 'lexicon');
  const lists = existsSync(lexicon) ? readdirSync(lexicon).filter((name) => name.endsWith('.tsv')) : [];
  return [databaseName, keyName, ...lists.sort().map((name) => `lexicon/${name}`)].filter(
    (name) => name === databaseName || existsSync(join(dataDir, name)),
  );
}

export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

export async function describeFile(folder: string, name: string): Promise<z.infer<typeof fileForm>> {
  const path = join(folder, name);
  return { name, bytes: statSync(path).size, sha256: await sha256Of(path) };
}

/** Reads what a backup says it holds; refuses what is no backup or one of a later release. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName);
  if (!existsSync(path)) throw new AppError('file.refused', `${folder}: không phải bản sao lưu, thiếu ${manifestName}`);
  const said = form.safeParse(textOf(path));
  if (!said.success) throw new AppError('file.refused', `${path}: không đọc được`);
  if (said.data.version > version)
    throw new AppError('file.refused', `${folder}: bản sao lưu do bản mới hơn làm ra; hãy dùng bản mới`);
  if (!said.data.files.some(({ name }) => name === databaseName))
    throw new AppError('file.refused', `${folder}: bản sao lưu không có ${databaseName}`);
  return said.data;
}

function textOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return reasonOf(error);
  }
}
