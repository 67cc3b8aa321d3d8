import { AppError, isAppError, reasonOf } from '../../errors';

/** Error classes of the driver by name: the class itself is another one where the module was loaded twice. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
const codeOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' ? error.code : 0;

/** What the server refused single statements of a batch with; the driver gives a bare one when it was one alone. */
export function writeErrorsOf(error: unknown): WriteError[] {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return [];
  return [(error as { writeErrors: WriteError | WriteError[] }).writeErrors].flat();
}

export interface WriteError {
  /** Place of the statement in its batch. */
  index: number;
  code: number;
  errmsg?: string;
}

/** Server answers that say something about the deployment and nothing about the command. */
const deployment: Readonly<Record<number, string>> = {
  6: 'một máy trong cụm không liên lạc được',
  7: 'một máy trong cụm không liên lạc được',
  13: 'tài khoản không đủ quyền',
  18: 'sai tên hoặc mật khẩu',
  43: 'máy chính vừa đổi',
  50: 'không trả lời kịp',
  64: 'chưa đủ máy giữ bản sao để ghi',
  85: 'chỉ mục có sẵn khác với chỉ mục bản này cần',
  86: 'chỉ mục có sẵn khác với chỉ mục bản này cần',
  89: 'không trả lời kịp',
  91: 'máy chủ đang tắt',
  100: 'không đủ máy giữ bản sao để ghi',
  133: 'một phần của cụm chưa có máy chính',
  189: 'máy chính vừa đổi',
  202: 'không trả lời kịp',
  262: 'không trả lời kịp',
  365: 'đang quá tải',
  462: 'đang quá tải',
  8000: 'sai tên hoặc mật khẩu',
  9001: 'một máy trong cụm không liên lạc được',
  10058: 'máy chính vừa đổi',
  10107: 'máy chính vừa đổi',
  11600: 'máy chủ đang tắt',
  11602: 'máy chính vừa đổi',
  13435: 'máy này không phải máy chính',
  13436: 'máy này đang phục hồi',
  14031: 'hết chỗ trên đĩa',
};

export const duplicateKey = 11000;

/** Of a batch: that nothing else is the matter with any of it. A cluster tells also of a shard it cannot reach that way. */
export const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === duplicateKey && writeErrorsOf(error).every(({ code }) => code === duplicateKey);

/** The error's own and those of single statements. */
const codesOf = (error: unknown): number[] => [codeOf(error), ...writeErrorsOf(error).map(({ code }) => code)];

/** In a few words without address or password: what is the matter with the connection or the server. */
export function troubleOf(error: unknown): string {
  const known = codesOf(error).find((code) => code in deployment);
  if (known !== undefined) return deployment[known]!;
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

/** Said by the server of what would succeed if it were done again: nothing is wrong with the command. */
const passing = ['RetryableWriteError', 'TransientTransactionError'];

const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  'hasErrorLabel' in error &&
  passing.some((label) => (error as { hasErrorLabel(label: string): boolean }).hasErrorLabel(label));

/** A batch that no server said anything of: the driver hides in it that it could not reach one. */
const isUnanswered = (error: unknown): boolean =>
  nameOf(error) === 'MongoBulkWriteError' && codeOf(error) === 0 && writeErrorsOf(error).length === 0;

export const unavailable = (cause: unknown): AppError =>
  new AppError('store.unavailable', `MongoDB: ${troubleOf(cause)}`, { cause });

/**
 * What a caller of the store gets to see: faults of server and network are `store.unavailable`, also when only a part of
 * a batch met them, the rest stays itself.
 */
export function asStoreError(error: unknown): unknown {
  if (isAppError(error)) return error;
  const unready = /before initial connection|bufferCommands|not connected|connection .*closed/i.test(reasonOf(error));
  const beyond = beyondUs.test(nameOf(error)) || codesOf(error).some((code) => code in deployment);
  if (unready || beyond || isPassing(error) || isUnanswered(error)) return unavailable(error);
  return error;
}
