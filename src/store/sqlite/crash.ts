/** Every kind of write, as crash points and logs name it. */
export const jobNames = [
  'accept',
  'release',
  'bury',
  'turn',
  'claim',
  'settle',
  'audit',
  'official',
  'proposal',
  'vacancies',
  'vault',
  'tidy',
  'pack',
  'probe',
] as const;
export type JobName = (typeof jobNames)[number];

/** `begin`: nothing written. `ran`: written, not committed. `committed`: durable, nobody told yet. */
export const crashMoments = ['begin', 'ran', 'committed'] as const;

export type CrashPoint = `${JobName}.${(typeof crashMoments)[number]}` | `migration.${number}.${number}`;

/** Called at every crash point; a test's hook kills the process there. Never set in production. */
export type CrashAt = (point: CrashPoint) => void;
