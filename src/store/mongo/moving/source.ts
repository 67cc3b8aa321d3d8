import { AppError } from '../../../errors';
import type { Moving } from '../../../ports/moving';
import { formName } from '../link';
import type { Models } from '../models';
import { movedIn } from '../presence';
import { Place, type PlaceParts } from './place';
import { settle } from './settle';
import { readingRecords } from './shelves';

/**
 * Opens a database to carry its records elsewhere. No server may run: MongoDB has no moment that could be held while
 * millions of documents are read. Rejects like `Place.open`, with `file.refused` when there is no store or only half of one.
 */
export async function openMongoSource(parts: PlaceParts): Promise<Moving> {
  const place = await Place.open(parts);
  try {
    await place.run(refuseHalf);
    await settle(place);
    return { read: readingRecords(place), close: () => place.close() };
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function refuseHalf(models: Models): Promise<void> {
  const moved = await movedIn(models);
  if (moved && !moved.done) throw new AppError('file.refused', 'kho MongoDB đang nạp dở; nạp cho xong đã');
  if (!(await models.meta.findById(formName).lean()))
    throw new AppError('file.refused', 'chưa có dữ liệu ở kho MongoDB này');
}
