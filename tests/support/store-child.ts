/**
 * A process that uses the store until it is killed. `store-child.ts <mode> <file> <word>`; writes one line per
 * promise that was kept to standard output: `accepted <id>`, `turned <id>`, `settled <outbox id>`, `refused <code>`.
 */
import { jobOf } from './jobs';
import { writeSync } from 'node:fs';
import { isAppError } from '../../src/errors';
import { systemClock } from '../../src/ops/system-clock';
import type { Store } from '../../src/ports/store';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { recordedLog } from './recorded-log';
import { eventOf, replyAndNotice, turnOf } from './turns';

// Not console.log: what is written must be out before the next instruction, because that may be the last.
const say = (...words: string[]) => writeSync(1, `${words.join(' ')}\n`);

/** Everything at once, without end. `word` makes the event ids of this life its own. */
async function busy(store: Store, word: string): Promise<void> {
  const lane = async (number: number) => {
    for (let n = 0; ; n += 1) {
      const [accepted] = await store.inbox.accept([eventOf(`person ${number}`, `${word}-${number}-${n}`)]);
      say('accepted', accepted!.id);
      for (const row of await store.inbox.claim(4)) {
        await store.turns.commit(turnOf(row));
        say('turned', row.id);
      }
      for (const row of await store.outbox.claim('telegram', 4, systemClock.now())) {
        await store.outbox.settle(row, { kind: 'sent' }, systemClock.now());
        say('settled', row.id);
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, number) => lane(number)));
}

/** Each kind of write once. */
async function once(store: Store): Promise<void> {
  const now = systemClock.now();
  await store.inbox.accept([eventOf('an', 'e1')]);
  const [row] = await store.inbox.claim(1);
  await store.inbox.release(row!.id);
  const [again] = await store.inbox.claim(1);
  await store.turns.commit(replyAndNotice(again!.id));
  const [message] = await store.outbox.claim('telegram', 2, now);
  await store.outbox.settle(message!, { kind: 'sent' }, now);
  await store.inbox.accept([eventOf('an', 'e2')]);
  const [poison] = await store.inbox.claim(1);
  await store.inbox.bury(poison!.id, 'poison');
  await store.audit.append({ at: now, actor: 'system', action: 'test', subject: 'a', detail: 'b' });
  await store.vault.put('pair', 'one', 0);
  await store.jobs.replaceAll([jobOf('một'), jobOf('hai')]);
}

/** Bulky events one by one; a refusal is said and the next one tried. */
async function fill(store: Store): Promise<void> {
  for (let n = 0; ; n += 1) {
    const event = eventOf(`p${n}`, `e${n}`, { content: { kind: 'text', text: 'một câu hỏi dài '.repeat(300) } });
    try {
      const [accepted] = await store.inbox.accept([event]);
      say('accepted', accepted!.id);
    } catch (error) {
      say('refused', isAppError(error) ? error.code : String(error));
      await systemClock.sleep(20);
    }
  }
}

async function main([mode, file = '', word = '']: string[]): Promise<void> {
  const crashAt = (point: string) => {
    if (mode === 'once' && point === word) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openSqliteStore({ file, clock: systemClock, log: recordedLog(), crashAt });
  say('ready');
  if (mode === 'busy') await busy(store, word);
  if (mode === 'fill') await fill(store);
  if (mode === 'once') await once(store);
  if (mode === 'hold') await systemClock.sleep(600_000);
  await store.close();
  say('ended');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say('failed', isAppError(error) ? error.message : String(error));
  process.exitCode = 1;
});
