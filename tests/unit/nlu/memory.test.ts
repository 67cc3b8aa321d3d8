import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { trainClassifier } from '../../../src/nlu/classifier';
import { smallCorpus } from '../../support/small-corpus';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('memory', () => {
  it('does not grow with the messages: at most 5 MB over 20,000 different ones', async () => {
    const classifier = await trainClassifier(smallCorpus);
    const send = async (from: number, to: number) => {
      for (let i = from; i < to; i += 1)
        await classifier.classify(`nhà tôi số ${i} cần làm khai sinh lần ${i * 7}`, 'vi');
    };
    await send(0, 2_000);
    const before = heap();
    await send(2_000, 22_000);
    expect((heap() - before) / 1e6).toBeLessThan(5);
  }, 60_000);
});
