/**
 * Run in a process of its own by `engine.test.ts`: without a test runner around it, one unhandled rejection ends
 * Node with code 1. Prints one JSON line when it reached the end.
 */
import { createDialogEngine } from '../../../src/conversation/dialogs/botkit/engine';
import { dialogsFor } from '../../../src/conversation/dialogs/catalogue';
import { explosive } from './explosive';

const botkitFiles = () =>
  Object.keys(require.cache).filter((file) => /node_modules[\\/](botkit|botbuilder[\w-]*)[\\/]/.test(file)).length;

async function main(): Promise<void> {
  const fuse = explosive();
  const engine = createDialogEngine([...dialogsFor([{ tag: 'tyz', name: 'Tày' }]), fuse.dialog]);
  await engine.resume({ dialog: 'gone@1', step: 0, again: false, answers: {} }, 'có');
  const beforeUse = botkitFiles();

  const { state } = await engine.begin(fuse.dialog.id);
  fuse.lit = true;
  const failures = await Promise.allSettled(Array.from({ length: 20 }, () => engine.resume(state!, 'có')));
  fuse.lit = false;
  const after = await engine.resume(state!, 'có');
  await new Promise((resolve) => setTimeout(resolve, 50));

  const rejected = failures.filter(({ status }) => status === 'rejected').length;
  const nets = process.listenerCount('unhandledRejection') + process.listenerCount('uncaughtException');
  console.log(JSON.stringify({ beforeUse, afterUse: botkitFiles() > 0, rejected, after: after.done?.answers, nets }));
}

void main();
