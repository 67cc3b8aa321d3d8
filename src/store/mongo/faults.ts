import { AppError, isAppError, reasonOf } from '../../errors';

/** Error classes of the driver by name: the class itself is another one where the module was loaded twice. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
const codeOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' ? error.code : 0;

/** Server answers that say something about the deployment and nothing about the command. */
const deployment: Readonly<Record<number, string>> = {
  13: 'tài khoản không đủ quyền',
  18: 'sai tên hoặc mật khẩu',
  50: 'không trả lời kịp',
  64: 'chưa đủ máy giữ bản sao để ghi',
  91: 'máy chủ đang tắt',
  100: 'không đủ máy giữ bản sao để ghi',
  189: 'máy chính vừa đổi',
  8000: 'sai tên hoặc mật khẩu',
  10107: 'máy chính vừa đổi',
  11600: 'máy chủ đang tắt',
  11602: 'máy chính vừa đổi',
  13435: 'máy này không phải máy chính',
  13436: 'máy này đang phục hồi',
  14031: 'hết chỗ trên đĩa',
};

export const duplicateKey = 11000;

export const isDuplicate = (error: unknown): boolean => codeOf(error) === duplicateKey;

/** In a few words without address or password: what is the matter with the connection or the server. */
export function troubleOf(error: unknown): string {
  const known = deployment[codeOf(error)];
  if (known) return known;
  const text = reasonOf(error);
  if (/Authentication failed|bad auth/i.test(text)) return 'sai tên hoặc mật khẩu';
  if (/ECONNREFUSED/.test(text)) return 'không có máy chủ ở địa chỉ ấy (ECONNREFUSED)';
  if (/ENOTFOUND|EAI_AGAIN|querySrv/.test(text)) return 'không tìm thấy tên máy chủ';
  if (/timed? ?out|deadline/i.test(text)) return 'không trả lời kịp';
  if (/certificate|SSL|TLS/i.test(text)) return 'chứng thư TLS không hợp lệ';
  if (/replica set|setName/i.test(text)) return 'tên cụm (replicaSet) không khớp';
  return nameOf(error) || 'lỗi không rõ';
}

const beyondUs =
  /^(MongoNetwork|MongoServerSelection|MongoTopologyClosed|MongoNotConnected|MongoExpiredSession|MongoPoolCleared|MongoWaitQueueTimeout|PoolClosed|PoolCleared|WaitQueueTimeout|MongoClientClosed|MongooseServerSelection|MongoRuntime|MongoTopology|MongoWriteConcern)/;

export const unavailable = (cause: unknown): AppError =>
  new AppError('store.unavailable', `MongoDB: ${troubleOf(cause)}`, { cause });

/** What a caller of the store gets to see: faults of server and network are `store.unavailable`, the rest stays itself. */
export function asStoreError(error: unknown): unknown {
  if (isAppError(error)) return error;
  const unready = /before initial connection|bufferCommands|not connected|connection .*closed/i.test(reasonOf(error));
  if (unready || beyondUs.test(nameOf(error)) || codeOf(error) in deployment) return unavailable(error);
  return error;
}
