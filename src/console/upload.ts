import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { AppError } from '../errors';
import { mostBytes } from '../sheets/sheet';

/** What `oneFile` puts into `response.locals.uploaded`. */
export interface Uploaded {
  file: { name: string; bytes: Buffer } | null;
  tooLarge: boolean;
}

/** Takes a form with one file, in memory and never on disk; its other fields are in `request.body` as usual. */
export function oneFile(field: string): RequestHandler {
  const take = multer({
    storage: multer.memoryStorage(),
    limits: {
      fileSize: mostBytes,
      files: 1,
      fields: 5,
      parts: 6,
      fieldSize: 1_000,
      fieldNameSize: 50,
      headerPairs: 20,
    },
    defParamCharset: 'utf8',
  }).single(field);
  return (request, response, next) => {
    take(request, response, (error: unknown) => {
      const tooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
      if (error && !tooLarge)
        return next(new AppError('request.malformed', 'the form cannot be read', { cause: error }));
      const { file } = request;
      const uploaded: Uploaded = {
        file: file && !tooLarge ? { name: baseName(file.originalname), bytes: file.buffer } : null,
        tooLarge,
      };
      Object.assign(response.locals, { uploaded });
      next();
    });
  };
}

/** Some browsers send the whole path. */
const baseName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 100);
