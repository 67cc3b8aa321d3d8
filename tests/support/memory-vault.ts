import { AppError } from '../../src/errors';
import type { Vault } from '../../src/ports/vault';

interface Lease {
  holder: string;
  until: number;
}

export interface MemoryVault extends Vault {
  /** What is stored, for a test to look at. */
  peek(name: string): string | undefined;
  /** The next `count` writes fail as a full disk would. */
  failPuts(count: number): void;
  /** From now on this process is dead to the store: its writes never end. Other views are not affected. */
  die(): void;
  /** Another process's view of the same store. */
  sibling(): MemoryVault;
}

type Shelf = Map<string, { value: string; version: number }>;

/** The vault without a disk: versions, compare-and-set and leases behave as in the real stores. */
export function memoryVault(shelf: Shelf = new Map(), leases: Map<string, Lease> = new Map()): MemoryVault {
  let failing = 0;
  let dead = false;
  const never = new Promise<never>(() => undefined);

  return {
    peek: (name) => shelf.get(name)?.value,
    failPuts: (count) => {
      failing = count;
    },
    die: () => {
      dead = true;
    },
    sibling: () => memoryVault(shelf, leases),
    async get(name) {
      if (dead) return never;
      const found = shelf.get(name);
      return found ? { ...found } : null;
    },
    async put(name, value, expected) {
      if (dead) return never;
      if (failing > 0) {
        failing -= 1;
        throw new AppError('store.unavailable', 'disk full (test)');
      }
      const version = shelf.get(name)?.version ?? 0;
      if (version !== expected) return false;
      shelf.set(name, { value, version: version + 1 });
      return true;
    },
    async lease(name, holder, ms, now) {
      if (dead) return never;
      const held = leases.get(name);
      if (held && held.holder !== holder && held.until > now) return false;
      leases.set(name, { holder, until: now + ms });
      return true;
    },
    async releaseLease(name, holder) {
      if (dead) return never;
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
  };
}
