// Writes .env.example from the one schema of settings. Run with: npm run env-example
import { writeFileSync } from 'node:fs';
import { describeSettings } from '../src/config.ts';

const lines = describeSettings().flatMap(({ key, help, fallback }) => [`# ${help}`, `${key}=${fallback}`, '']);
writeFileSync(
  new URL('../.env.example', import.meta.url),
  ['# Mọi thiết lập của Thôn Bản. Bỏ trống là dùng giá trị sẵn.', '', ...lines].join('\n'),
);
