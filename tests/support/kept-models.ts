import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Learned models that test files share; they are found by corpus and code, so none is ever stale. */
export const keptModels = join(tmpdir(), 'thonban-test-models');
