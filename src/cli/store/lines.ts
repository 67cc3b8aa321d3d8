import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError, reasonOf } from '../../errors';

const newline = 0x0a;
/** No record of ours comes near it; a file without line ends must not be taken into memory whole. */
const longest = 16 * 1024 * 1024;

/** The lines of a file without their ends, those of a piece together. Refuses what is cut off in the middle of a line. */
export async function* linesOf(path: string): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytesOf(path)) {
    const lines: Buffer[] = [];
    let bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
      lines.push(bytes.subarray(0, end));
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > longest)
      throw new AppError('file.refused', 'có dòng dài quá, không phải tệp do lệnh này ghi ra');
    rest = bytes;
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) throw new AppError('file.refused', 'tệp bị cắt ngang, dòng cuối thiếu một phần');
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!path.endsWith('.gz')) return yield* file as AsyncIterable<Buffer>;
  const packed = createGunzip();
  file.on('error', (error) => packed.destroy(error));
  try {
    yield* file.pipe(packed) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new AppError('file.refused', `tệp nén hỏng hoặc bị cắt ngang (${reasonOf(error)})`, { cause: error });
  } finally {
    file.destroy();
  }
}
