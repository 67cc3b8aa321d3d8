import type { Store } from '../../../src/ports/store';
import type { FakeClock } from '../../support/fake-clock';
import { auditPromises } from './audit';
import { erasePromises } from './erase';
import { inboxPromises } from './inbox';
import { jobPromises } from './jobs';
import { officialsPromises } from './officials';
import { outboxPromises } from './outbox';
import { peoplePromises } from './people';
import { proposalPromises } from './proposals';
import { reportPromises } from './reports';
import { tidyPromises } from './tidy';
import { turnPromises } from './turns';
import { unknownWordPromises } from './unknown-words';
import { vaultPromises } from './vault';

/** One store under test. Everything optional is skipped, visibly, where an adapter cannot offer it. */
export interface StoreUnderTest {
  store: Store;
  /** The clock the store was given. */
  clock: FakeClock;
  /** The process dies without a word and another one starts on the same data. Only for what is durable. */
  restart?: () => Promise<Store>;
  /** Alters an audit row behind the store's back. */
  tamper?: {
    change(seq: number, detail: string): void | Promise<void>;
    remove(seq: number): void | Promise<void>;
    swap(one: number, other: number): void | Promise<void>;
  };
  /** Everything the store keeps, as one text to search in. */
  dump?: () => string | Promise<string>;
  dispose(): Promise<void>;
}

export interface Abilities {
  restart: boolean;
  tamper: boolean;
  dump: boolean;
}

export interface Bench {
  /** The store of the running test. */
  now(): StoreUnderTest;
  /** Declares a promise that needs an ability; skipped and shown as skipped without it. */
  needing(ability: keyof Abilities): jest.It;
}

/** What every store promises. An adapter's test file calls this once for each of its instances. */
export function describeStore(name: string, abilities: Abilities, factory: () => Promise<StoreUnderTest>): void {
  describe(`the store promises, on ${name}:`, () => {
    let current: StoreUnderTest;
    beforeEach(async () => {
      current = await factory();
    });
    afterEach(() => current.dispose());
    const bench: Bench = { now: () => current, needing: (ability) => (abilities[ability] ? it : it.skip) };
    describe('inbox', () => inboxPromises(bench));
    describe('turns', () => turnPromises(bench));
    describe('erasing', () => erasePromises(bench));
    describe('outbox', () => outboxPromises(bench));
    describe('people and sessions', () => peoplePromises(bench));
    describe('proposals', () => proposalPromises(bench));
    describe('unknown words', () => unknownWordPromises(bench));
    describe('jobs', () => jobPromises(bench));
    describe('reports', () => reportPromises(bench));
    describe('officials', () => officialsPromises(bench));
    describe('audit', () => auditPromises(bench));
    describe('vault', () => vaultPromises(bench));
    describe('tidying and health', () => tidyPromises(bench));
  });
}
