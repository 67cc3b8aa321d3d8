import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../errors';
import { trainClassifier, usualSeed } from './classifier';
import type { TopicExamples } from './corpus';
import { fingerprint } from './fingerprint';
import { isStored } from './model-file';

export interface TrainingTask {
  corpus: TopicExamples[];
  /** Where the learned model is left; `trainClassifier` with the same corpus then takes it from there. */
  cacheDir: string;
}

/**
 * Learns in a thread of its own, where the cache has no model of this corpus: seconds in which nobody else waits,
 * and memory that goes with the thread. Rejects with `nlu.untrained` when it failed. Run from its sources there is
 * no compiled file for a thread to start with; then it learns here.
 */
export async function trainApart(task: TrainingTask): Promise<void> {
  if (isStored(task.cacheDir, fingerprint(task.corpus, usualSeed))) return;
  if (__filename.endsWith('.ts')) return void (await trainClassifier(task.corpus, { cacheDir: task.cacheDir }));
  const thread = new Worker(join(__dirname, 'train-thread.js'), { workerData: task });
  try {
    const reason = await new Promise<string | null>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', (error) => reject(new AppError('nlu.untrained', error.message)));
      thread.once('exit', () => reject(new AppError('nlu.untrained', 'the training thread ended')));
    });
    if (reason !== null) throw new AppError('nlu.untrained', reason);
  } finally {
    await thread.terminate();
  }
}
