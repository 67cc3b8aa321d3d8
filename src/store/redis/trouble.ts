import { SocketTimeoutError } from 'redis';
import { isAppError } from '../../errors';
import { faultText, Late, type Link } from './link';

/** Why nothing can be written to Redis now, in words for an official; null when all is well. Asks Redis. */
export async function troubleOf(link: Link): Promise<string | null> {
  if (!link.ready) return inWords(link.fault);
  try {
    await link.probe();
    return null;
  } catch (error) {
    return inWords(isAppError(error) ? error.cause : error);
  }
}

const answers: [RegExp, string][] = [
  [/^(WRONGPASS|NOAUTH)|without any password|invalid password/, 'Redis từ chối mật khẩu'],
  [/^NOPERM/, 'Redis không cho tài khoản này ghi'],
  [/^LOADING/, 'Redis đang nạp dữ liệu'],
  [/^READONLY/, 'Redis này là bản sao chỉ đọc, không ghi được'],
  [/^(MOVED|CLUSTERDOWN)/, 'Redis này là cụm chia ra nhiều máy, cần một Redis không chia'],
  [/^NOREPLICAS/, 'Redis mất liên lạc với các bản sao nên từ chối ghi'],
  [/^OOM/, 'Redis hết bộ nhớ'],
  [/^MISCONF/, 'Redis không lưu được xuống đĩa nên từ chối ghi'],
];

const silences = [Late, SocketTimeoutError];

function inWords(fault: unknown): string {
  if (silences.some((kind) => fault instanceof kind)) return 'Redis trả lời chậm quá 1 giây';
  if (fault === null) return 'Redis chưa nối được';
  const text = faultText(fault);
  const known = answers.find(([pattern]) => pattern.test(text));
  return known?.[1] ?? `Redis chưa nối được: ${codeOf(fault) ?? text}`;
}

/** ECONNREFUSED and its like: says the same as the whole sentence, without addresses. */
function codeOf(fault: unknown): string | null {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : null;
  return typeof code === 'string' ? code : null;
}
