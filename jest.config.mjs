import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

// What tests leave behind goes with the run: tens of thousands of folders in /tmp make every test slow one day.
if (!process.env.JEST_WORKER_ID) {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'thonban-tests-'));
  process.once('exit', () => rmSync(process.env.TMPDIR, { recursive: true, force: true }));
}

const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
};

const project = (displayName, extra = {}) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`],
  ...extra,
});

/** `npm test` runs all; `npm test -- --selectProjects unit contract` the quick part. */
export default {
  projects: [
    project('unit'),
    project('contract'),
    project('house'),
    project('faults'),
    project('abuse'),
    project('e2e'),
  ],
  testTimeout: 60_000,
  // Many tests wait for processes that start, die and come back: a worker for each core would leave it idle.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // A test that failed half-way may leave a browser open; the run must end and say so, not hang.
  forceExit: true,
};
