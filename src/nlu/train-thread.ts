import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../errors';
import { trainClassifier } from './classifier';
import type { TrainingTask } from './train-apart';

/** Learns a corpus and leaves the model in the cache, while the server's own thread goes on answering. */
const { corpus, cacheDir } = workerData as TrainingTask;
trainClassifier(corpus, { cacheDir }).then(
  () => parentPort?.postMessage(null),
  (error: unknown) => parentPort?.postMessage(reasonOf(error)),
);
