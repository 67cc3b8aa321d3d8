import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigFaults } from '../../src/config';
import { describeSettings, readConfig } from '../../src/config';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigFaults).faults;
  }
};

describe('settings', () => {
  test('need nothing at all for a working server', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, DATA_DIR: './data', STORE: 'sqlite', ROLE: 'all' });
  });

  test('count an empty value as not set', () => {
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '  ' })).toMatchObject({ PORT: 3000 });
  });

  test('name every fault at once, also those between settings', () => {
    const faults = faultsOf({
      PORT: 'abc',
      STORE: 'oracle',
      TELEGRAM_BOT_TOKEN: '123:abcdefgh',
      ZALO_APP_ID: '42',
      ZALO_PERSONAL: 'on',
    });
    for (const key of [
      'PORT',
      'STORE',
      'TELEGRAM_WEBHOOK_SECRET',
      'ZALO_APP_SECRET',
      'ZALO_OA_SECRET',
      'ZALO_PERSONAL',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(`${key}:`))).toHaveLength(1);
    }
  });

  test('never repeat a secret in a fault', () => {
    const secret = 'canary-7f3a-not-a-token';
    const told = faultsOf({
      TELEGRAM_BOT_TOKEN: secret,
      TELEGRAM_WEBHOOK_SECRET: `${secret} !`,
      ZALO_BOT_TOKEN: secret,
    }).join('\n');
    expect(told).not.toContain('canary');
  });

  test('all stand in .env.example with their defaults', () => {
    const example = readFileSync(resolve(__dirname, '../../.env.example'), 'utf8');
    for (const { key, fallback } of describeSettings()) expect(example).toContain(`${key}=${fallback}`);
  });
});
