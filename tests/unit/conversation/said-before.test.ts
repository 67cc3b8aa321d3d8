import { saidBefore } from '../../../src/conversation/said-before';
import { Waiting, type Said } from '../../../src/conversation/waiting';
import { plainReply } from '../../../src/model/message';
import { book } from '../../support/conversation';
import { interactionOf, noon } from '../../support/turns';

const content = book();
const said: Said = { replies: [plainReply('a')], decision: 'answer', topic: null, score: 1, language: 'vi' };

describe('an event that is asked about again', () => {
  test('gets the answer of its topic from the content, with its thumbs', () => {
    const logged = interactionOf('i1', 'an', { topic: 'dvc-khai-sinh', revision: 'r1' });
    const again = saidBefore(content, 'i1', [], logged, noon);
    expect(again.replies[0]).toMatchObject({ text: content.topics.get('dvc-khai-sinh')!.answer.trim(), rate: 'i1' });
    expect(again).toMatchObject({ decision: 'answer', topic: 'dvc-khai-sinh', score: 0.9 });
  });

  test('gets the words that were kept where there is no topic', () => {
    const logged = interactionOf('i1', 'an', { topic: null, revision: null, decision: 'fallback' });
    expect(saidBefore(content, 'i1', [plainReply('kept')], logged, noon).replies).toEqual([plainReply('kept')]);
  });

  test('gets silence, and no fault, when its topic has gone from the content', () => {
    const logged = interactionOf('i1', 'an', { topic: 'dvc-da-bo', revision: 'r1' });
    expect(saidBefore(content, 'i1', [], logged, noon).replies).toEqual([]);
    expect(saidBefore(content, 'i1', [], null, noon)).toMatchObject({ replies: [], topic: null });
  });
});

describe('requests that wait for a turn', () => {
  test('all hear it, only their own, and nothing is left behind', async () => {
    const waiting = new Waiting();
    const never = new AbortController().signal;
    const both = [waiting.for('i1', never), waiting.for('i1', never)];
    waiting.tell('i2', { ...said, topic: 'other' });
    waiting.tell('i1', said);
    expect(await Promise.all(both)).toEqual([said, said]);
    waiting.tell('i1', said);
  });

  test('hear null when they give up, or when the server stops', async () => {
    const waiting = new Waiting();
    const stop = new AbortController();
    const late = waiting.for('i1', stop.signal);
    const cut = waiting.for('i2', new AbortController().signal);
    stop.abort();
    expect(await late).toBeNull();
    waiting.stop();
    expect(await cut).toBeNull();
    expect(await waiting.for('i3', AbortSignal.abort())).toBeNull();
  });
});
