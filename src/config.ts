import { z } from 'zod';
import { AppError } from './errors';

/**
 * Every setting, once: key, form, default and help. `.env.example` and `--help` are made from this table,
 * and a test holds them to it. An empty value counts as not set.
 */
const flag = z.enum(['on', 'off']);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const secret = z.string().min(1);

export const settings = {
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Cổng nghe của máy chủ'),
  HOST: z.string().default('0.0.0.0').describe('Địa chỉ nghe'),
  DATA_DIR: z.string().default('./data').describe('Thư mục dữ liệu; máy chỉ ghi vào đây'),
  CONTENT_DIR: z
    .string()
    .optional()
    .describe(
      'Thư mục có intents/ và locales/ để sửa nội dung ngoài bản cài; để trống thì dùng nội dung đi kèm; riêng intents/lexicon/vi luôn là bản đi kèm',
    ),
  PUBLIC_URL: url
    .optional()
    .describe(
      'Địa chỉ công khai, ví dụ https://hoidap.example.gov.vn; có thì máy tự đăng ký webhook với Telegram, Zalo Bot',
    ),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0).describe('Số lớp proxy đứng trước máy chủ'),
  STORE: z
    .enum(['sqlite', 'mongo'])
    .default('sqlite')
    .describe('Kho dữ liệu: sqlite cho một máy; mongo cho nhiều tiến trình, cần MONGODB_URI và REDIS_URL'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/?\s]+\/[A-Za-z0-9_-]+(\?\S*)?$/, 'dạng mongodb://máy:cổng/tên-kho?replicaSet=…')
    .optional()
    .describe('Địa chỉ MongoDB (một replica set), có tên kho ở cuối'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, 'dạng redis://máy:cổng')
    .optional()
    .describe('Địa chỉ Redis hoặc Valkey'),
  ROLE: z
    .enum(['all', 'web', 'worker', 'sender'])
    .default('all')
    .describe(
      'Vai của tiến trình: web nhận tin, worker trả lời, sender gửi đi, all làm cả ba; mỗi vai chạy bao nhiêu cũng được với STORE=mongo',
    ),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Mức ghi nhật ký'),
  CHAT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(1200)
    .describe(
      'Số tin một địa chỉ mạng được gửi từ trang web mỗi phút; trường học, ủy ban dùng chung mạng thì tăng lên',
    ),

  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/, 'dạng 123456:ABC…')
    .optional()
    .describe('Có thì bật kênh Telegram'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, '1–256 ký tự A-Z a-z 0-9 _ -')
    .optional()
    .describe('Bắt buộc khi nhận qua webhook; nên dài từ 32 ký tự'),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org').describe('Địa chỉ máy chủ Bot API'),
  TELEGRAM_MODE: z.enum(['webhook', 'polling']).default('webhook').describe('Cách nhận tin'),

  ZALO_APP_ID: z.string().regex(/^\d+$/, 'chỉ gồm chữ số').optional().describe('Mã ứng dụng Zalo; có thì bật kênh OA'),
  ZALO_APP_SECRET: secret.optional().describe('Khóa bí mật của ứng dụng'),
  ZALO_OA_SECRET: secret.optional().describe('OA Secret Key, dùng kiểm chữ ký webhook'),
  ZALO_REFRESH_TOKEN: secret.optional().describe('Chỉ cần lần chạy đầu; sau đó cặp mã nằm trong kho'),
  ZALO_OAUTH_BASE_URL: url.default('https://oauth.zaloapp.com').describe('Máy chủ OAuth của Zalo'),
  ZALO_OPENAPI_BASE_URL: url.default('https://openapi.zalo.me').describe('Máy chủ OpenAPI của Zalo'),
  ZALO_BUSINESS_BASE_URL: url.default('https://business.openapi.zalo.me').describe('Máy chủ ZBS của Zalo'),
  ZALO_OA_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(100).describe('Hạn mức gọi của gói OA nhỏ nhất'),

  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\S+:\S+$/, 'dạng 123456:abc…')
    .optional()
    .describe('Có thì bật kênh Zalo Bot'),
  ZALO_BOT_WEBHOOK_SECRET: z.string().min(8).max(256).optional().describe('Bắt buộc khi nhận qua webhook, 8–256 ký tự'),
  ZALO_BOT_BASE_URL: url.default('https://bot-api.zaloplatforms.com').describe('Máy chủ Zalo Bot'),
  ZALO_BOT_MODE: z
    .enum(['webhook', 'polling'])
    .optional()
    .describe('Cách nhận tin: để trống thì webhook khi có ZALO_BOT_WEBHOOK_SECRET, không thì polling'),
  ZALO_PERSONAL: flag.default('off').describe('Tài khoản Zalo cá nhân: chưa có trong bản này, chỉ nhận off'),
} as const;

const schema = z.object(settings);

/** Settings that only make sense together; judged on what was given, so that no fault hides another. */
function halfSet(given: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  const need = (key: string, because: string) => given[key] ?? faults.push(`${key}: thiếu; ${because}`);

  const shared = ['MONGODB_URI', 'REDIS_URL'];
  if (given.STORE === 'mongo') for (const key of shared) need(key, 'đã đặt STORE=mongo');
  // Somebody who names a server means it to be used; to start on a file instead would look like lost data.
  else
    for (const key of shared)
      if (given[key]) faults.push(`${key}: đã đặt mà STORE không phải mongo; đặt STORE=mongo hoặc bỏ dòng này`);
  if ((given.ROLE ?? 'all') !== 'all' && given.STORE !== 'mongo') faults.push('ROLE: chia vai cần STORE=mongo');
  if (given.TELEGRAM_BOT_TOKEN && (given.TELEGRAM_MODE ?? 'webhook') === 'webhook') {
    need('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_BOT_TOKEN đã đặt và TELEGRAM_MODE=webhook');
  }
  const account = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET'];
  const first = [...account, 'ZALO_REFRESH_TOKEN'].find((key) => given[key]);
  if (first) for (const key of account) need(key, `đã đặt ${first}`);
  if (given.ZALO_BOT_TOKEN && given.ZALO_BOT_MODE === 'webhook') {
    need('ZALO_BOT_WEBHOOK_SECRET', 'ZALO_BOT_TOKEN đã đặt và ZALO_BOT_MODE=webhook');
  }
  if (given.ZALO_PERSONAL === 'on') faults.push('ZALO_PERSONAL: bản này chưa có kênh tài khoản cá nhân');
  return faults;
}

export type Config = z.infer<typeof schema>;

export class ConfigFaults extends AppError {
  constructor(readonly faults: string[]) {
    super('config.invalid', faults.join('; '));
  }
}

/** Reads settings from an environment; throws `ConfigFaults` with every fault, not only the first. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string | undefined> = Object.fromEntries(
    Object.keys(settings)
      .map((key) => [key, env[key]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  const faults = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  faults.push(...halfSet(given));
  if (read.success && faults.length === 0) return read.data;
  throw new ConfigFaults(faults);
}

/** One line per setting, for `--help` and `.env.example`. Never shows a value from the environment. */
export function describeSettings(): { key: string; help: string; fallback: string }[] {
  return Object.entries(settings).map(([key, type]) => {
    const fallback = (type as z.ZodType).safeParse(undefined);
    return {
      key,
      help: (type as z.ZodType).description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '',
    };
  });
}
