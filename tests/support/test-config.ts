import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../src/config';

/** Settings for a server inside a test: its own folder, any free port, loopback only. */
export function testConfig(env: Record<string, string> = {}): Config {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'thonban-test-'));
  return readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR, ...env });
}
