import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config';
import { AppError } from '../../errors';
import { createLog } from '../../ops/logger';
import type { Moving, MovingTarget } from '../../ports/moving';
import { openMongoSource } from '../../store/mongo/moving/source';
import { openMongoTarget } from '../../store/mongo/moving/target';
import { openSqliteSource } from '../../store/sqlite/moving/source';
import { openSqliteTarget } from '../../store/sqlite/moving/target';
import { databaseName } from './manifest';

const fileOf = ({ DATA_DIR }: Config): string => join(DATA_DIR, databaseName);

/** The store of the settings, to be read. */
export async function openSource(config: Config): Promise<Moving> {
  const shared = sharedOf(config);
  if (shared) return openMongoSource(shared);
  const file = fileOf(config);
  if (!existsSync(file)) throw new AppError('file.refused', `chưa có dữ liệu ở ${file}`);
  return openSqliteSource(file);
}

/** The store of the settings, to be filled. */
export async function openTarget(config: Config): Promise<MovingTarget> {
  const shared = sharedOf(config);
  return shared ? openMongoTarget(shared) : openSqliteTarget(fileOf(config));
}

/** The folder that is backed up; refused for a store that has its own way of backing up. */
export function embeddedFolder(config: Config): string {
  const { STORE } = config;
  if (STORE !== 'sqlite')
    throw new AppError('file.refused', `STORE=${STORE}: sao lưu bằng công cụ của kho ấy, xem docs/backup.md`);
  return config.DATA_DIR;
}

/** Where the store of many processes is; what is wrong with it is said by whoever asks for it. */
const sharedOf = ({ STORE, MONGODB_URI }: Config) =>
  STORE === 'mongo' && MONGODB_URI ? { uri: MONGODB_URI, log: createLog('silent') } : null;
