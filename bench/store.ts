/**
 * What the embedded store does on this machine: acknowledgements under offered load, and the full way of a
 * message. `npx tsx bench/store.ts [seconds per row] [--short]`. The database is made in the system's folder for
 * temporary files unless `BENCH_DIR` names another: a RAM disk flatters.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { newPerson } from '../src/model/person';
import { emptySession } from '../src/model/session';
import { vietnamWeek } from '../src/model/week';
import { systemClock } from '../src/ops/system-clock';
import type { InboxRow } from '../src/ports/inbox';
import type { Log } from '../src/ports/log';
import type { Store } from '../src/ports/store';
import type { Turn } from '../src/ports/turns';
import { openSqliteStore } from '../src/store/sqlite/open';

const quiet: Log = { debug: none, info: none, warn: none, error: none, child: () => quiet };
function none(): void {
  // Nothing is logged: the terminal is not what is measured.
}

const seconds = Number(process.argv[2] ?? 5);
const short = process.argv.includes('--short');
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'thonban-store-'));
let eventNumber = 0;

const eventOf = (person: number) => ({
  person: `p${person}`,
  acceptedAt: Date.now(),
  event: {
    channel: 'telegram' as const,
    eventId: `e${(eventNumber += 1)}`,
    user: `${person}`,
    chat: `${person}`,
    content: { kind: 'text' as const, text: 'Thủ tục đăng ký khai sinh cho con ở xã thì nộp giấy tờ gì, ở đâu?' },
    at: Date.now(),
  },
});

function turnOf(row: InboxRow): Turn {
  const now = Date.now();
  const { channel, user, chat } = row.event;
  return {
    inboxId: row.id,
    person: newPerson(row.person, { channel, user, chat, now }),
    session: emptySession(now),
    interaction: {
      ...{ id: row.id, at: now, week: vietnamWeek(now), person: row.person, channel, language: 'vi' },
      ...{ text: 'thủ tục đăng ký khai sinh cho con ở xã', decision: 'answer', topic: 'dvc-khai-sinh', score: 0.93 },
      ...{ candidates: [{ topic: 'dvc-khai-sinh', score: 0.93 }], revision: 'r1', latencyMs: 12, thumbs: 0 },
    },
    rating: null,
    outbox: [
      {
        ...{ id: `${row.id}.0`, inboxId: row.id, person: row.person, channel, chat, priority: 'reply' },
        part: { text: 'Bác mang giấy chứng sinh tới ủy ban xã. '.repeat(12), buttons: [] },
      },
    ],
    replies: [],
    handoff: null,
    proposal: null,
    unknownWords: null,
    erase: false,
  };
}

const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN).toFixed(1);

async function measured<T>(work: () => Promise<T>): Promise<{ value: T; took: number; cpu: number; stall: string }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  const begun = performance.now();
  delay.enable();
  const value = await work();
  delay.disable();
  const took = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(cpu);
  const stall = `${(delay.percentile(50) / 1e6).toFixed(1)} / ${(delay.percentile(99) / 1e6).toFixed(1)} / ${(delay.max / 1e6).toFixed(1)}`;
  return { value, took, cpu: (used.user + used.system) / 1e6 / took, stall };
}

async function withStore<T>(name: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ file: join(folder, `${name}.db`), clock: systemClock, log: quiet });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Accepts at a steady rate, whatever the store does: a slow store shows as latency, not as less load. */
function offered(perSecond: number): Promise<void> {
  return withStore(`accept-${perSecond}`, async (store) => {
    const waits: number[] = [];
    const pending: Promise<void>[] = [];
    const { took, cpu, stall } = await measured(async () => {
      const begun = performance.now();
      for (let sent = 0; sent < perSecond * seconds;) {
        const due = ((performance.now() - begun) / 1000) * perSecond;
        for (; sent < Math.min(due, perSecond * seconds); sent += 1) {
          const at = performance.now();
          pending.push(store.inbox.accept([eventOf(sent)]).then(() => void waits.push(performance.now() - at)));
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await Promise.all(pending);
    });
    waits.sort((a, b) => a - b);
    rows.push({
      load: `accept, ${perSecond}/s offered`,
      'per second': Math.round(waits.length / took),
      'p50 ms': quantile(waits, 0.5),
      'p99 ms': quantile(waits, 0.99),
      'max ms': quantile(waits, 1),
      'cores used': cpu.toFixed(2),
      'loop delay p50/p99/max ms': stall,
    });
  });
}

/** accept → claim → commit → outbox claim → settle, as the worker and the sender do it. */
function cycle(inFlight: number): Promise<void> {
  return withStore(`cycle-${inFlight}`, async (store) => {
    const begunAt = new Map<string, number>();
    const waits: number[] = [];
    const until = performance.now() + seconds * 1000;
    let going = 0;
    const { took, cpu, stall } = await measured(async () => {
      const ended: Promise<unknown>[] = [];
      const track = (work: Promise<unknown>) => void ended.push(work);
      const begin = () => {
        if (performance.now() >= until) return;
        going += 1;
        const at = performance.now();
        track(
          store.inbox.accept([eventOf(eventNumber)]).then(([accepted]) => {
            begunAt.set(accepted?.id ?? '', at);
            track(think());
          }),
        );
      };
      const think = async () => {
        const claimed = await store.inbox.claim(inFlight);
        await Promise.all(claimed.map((row) => store.turns.commit(turnOf(row)).then(() => track(send()))));
      };
      let sending = false;
      let again = false;
      const send = async () => {
        if (sending) {
          again = true;
          return;
        }
        sending = true;
        do {
          again = false;
          const claimed = await store.outbox.claim('telegram', inFlight, Date.now());
          for (const row of claimed) track(settle(row));
        } while (again);
        sending = false;
      };
      const settle = async (row: Awaited<ReturnType<Store['outbox']['claim']>>[number]) => {
        await store.outbox.settle(row, { kind: 'sent' }, Date.now());
        waits.push(performance.now() - (begunAt.get(row.inboxId) ?? NaN));
        begunAt.delete(row.inboxId);
        going -= 1;
        begin();
      };
      for (let i = 0; i < inFlight; i += 1) begin();
      while (going > 0) await new Promise((resolve) => setTimeout(resolve, 2));
      await Promise.all(ended);
    });
    waits.sort((a, b) => a - b);
    rows.push({
      load: `full way, ${inFlight} in flight`,
      'per second': Math.round(waits.length / took),
      'p50 ms': quantile(waits, 0.5),
      'p99 ms': quantile(waits, 0.99),
      'max ms': quantile(waits, 1),
      'cores used': cpu.toFixed(2),
      'loop delay p50/p99/max ms': stall,
    });
  });
}

/** Claiming out of a long queue: what one claim costs with 100,000 events waiting, half of them one person's. */
function longQueue(waiting: number): Promise<void> {
  return withStore('queue', async (store) => {
    for (let i = 0; i < waiting; i += 500) {
      await store.inbox.accept(Array.from({ length: 500 }, (_, j) => eventOf(j % 2 ? 0 : i + j)));
    }
    const waits: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const at = performance.now();
      const claimed = await store.inbox.claim(64);
      waits.push(performance.now() - at);
      await Promise.all(claimed.map((row) => store.turns.commit(turnOf(row))));
    }
    waits.sort((a, b) => a - b);
    rows.push({
      load: `claim 64 of ${waiting} waiting`,
      'per second': '',
      'p50 ms': quantile(waits, 0.5),
      'p99 ms': quantile(waits, 0.99),
      'max ms': quantile(waits, 1),
    });
  });
}

/** Reports over a filled log, each a synchronous query: how long everything else stands still. */
function reports(interactions: number): Promise<void> {
  return withStore('reports', async (store) => {
    const now = Date.now();
    for (let i = 0; i < interactions; i += 1_000) {
      const turns = Array.from({ length: 1_000 }, (_, j): Turn => {
        const number = i + j;
        const at = now - (number % 365) * 86_400_000;
        const event = { ...eventOf(number % 5_000), acceptedAt: at };
        const turn = turnOf({
          id: `x${number}`,
          person: event.person,
          event: event.event,
          attempts: 0,
          acceptedAt: at,
          known: { person: null, session: null },
        });
        const fallback = number % 10 === 0;
        return {
          ...{ ...turn, outbox: [], session: null },
          interaction: {
            ...turn.interaction!,
            ...{ at, week: vietnamWeek(at), topic: fallback ? null : `dvc-${number % 120}` },
            ...{ decision: fallback ? 'fallback' : 'answer', text: `câu hỏi số ${number % 3_000}` },
          },
        };
      });
      await Promise.all(turns.map((turn) => store.turns.commit(turn)));
    }
    const span = { from: 0, to: now + 1 };
    const asked = {
      common: () => store.interactions.common(span, 20),
      unanswered: () => store.interactions.unanswered(span, 50),
      'counts by week': () => store.interactions.counts(span, 'week'),
      'counts by language': () => store.interactions.counts(span, 'language'),
    };
    for (const [name, ask] of Object.entries(asked)) {
      const at = performance.now();
      await ask();
      rows.push({
        load: `${name}, ${interactions} questions`,
        'per second': '',
        'p50 ms': (performance.now() - at).toFixed(1),
        'p99 ms': '',
        'max ms': '',
      });
    }
  });
}

const rows: Record<string, string | number>[] = [];

async function main(): Promise<void> {
  for (const rate of [200, 2_000, 5_000]) await offered(rate);
  await cycle(64);
  const size = statSync(join(folder, 'cycle-64.db')).size;
  if (!short) {
    await longQueue(100_000);
    await reports(100_000);
  }
  console.table(rows);
  console.log(`database after the full way: ${(size / 1e6).toFixed(1)} MB`);
}

main().finally(() => rmSync(folder, { recursive: true, force: true }));
