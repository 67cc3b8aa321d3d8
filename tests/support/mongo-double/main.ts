/**
 * The double as a process of its own, as strict as the store's tests have it. `node --import tsx main.ts [port]
 * [--tied]`; writes `ready <port>` once it listens. Tied, it ends with whoever holds its standard input: a test run that
 * is killed leaves nothing behind.
 */
import { rules } from '../mongo-rules';
import { MongoDouble } from './server';

async function main(): Promise<void> {
  const double = await MongoDouble.open({ port: Number(process.argv[2] ?? 0), ...rules });
  process.stdout.write(`ready ${double.port}\n`);
  if (process.argv.includes('--tied')) process.stdin.on('close', () => process.exit(0)).resume();
  process.once('SIGTERM', () => void double.close().then(() => process.exit(0)));
}

void main();
