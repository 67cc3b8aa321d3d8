import { readConfig, type Config } from '../../src/config';
import { dataFolder } from './data-folder';

/** Settings for a server inside a test: its own folder, any free port, loopback only. */
export function testConfig(env: Record<string, string> = {}): Config {
  return readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataFolder(), ...env });
}
