import type { RedisSide } from '../../../src/store/redis/open';
import { eventually } from '../../support/eventually';
import { freePort, RedisServer } from '../../support/redis-server';
import { connected, pause, sideOf } from './sides';

describe('news and cache over Redis', () => {
  let server: RedisServer;
  let mine: RedisSide;
  let yours: RedisSide;

  beforeAll(async () => {
    server = await RedisServer.open();
    mine = sideOf(server.url);
    yours = sideOf(server.url);
    await connected(mine, yours);
  });
  afterAll(async () => {
    await mine.close();
    await yours.close();
    await server.close();
  });

  test('what one tells, every one hears who listens to the topic, itself too, and nobody else', async () => {
    const heard: string[] = [];
    await mine.news.hear('content', (text) => heard.push(`mine ${text}`));
    await yours.news.hear('content', (text) => heard.push(`yours ${text}`));
    await yours.news.hear('weather', (text) => heard.push(`weather ${text}`));
    await mine.news.tell('content', 'bản mới');
    await eventually(() => heard.length === 2);
    await pause(30);
    expect(heard.toSorted()).toEqual(['mine bản mới', 'yours bản mới']);
  });

  test('who stops hears nothing more, another listener of the same topic goes on', async () => {
    const heard: string[] = [];
    const stop = await mine.news.hear('stopping', (text) => heard.push(`first ${text}`));
    const last = await mine.news.hear('stopping', (text) => heard.push(`second ${text}`));
    stop();
    await yours.news.tell('stopping', '1');
    await eventually(() => heard.length > 0);
    last();
    await pause(30);
    await yours.news.tell('stopping', '2');
    await mine.news.hear('stopping', (text) => heard.push(`third ${text}`));
    await yours.news.tell('stopping', '3');
    await eventually(() => heard.length > 1);
    await pause(30);
    expect(heard).toEqual(['second 1', 'third 3']);
  });

  test('who stops and asks again in the same moment hears', async () => {
    const heard: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const stop = await mine.news.hear('restless', () => undefined);
      stop();
      const stopAgain = await mine.news.hear('restless', (text) => heard.push(text));
      await yours.news.tell('restless', `${n}`);
      await eventually(() => heard.length === n + 1);
      stopAgain();
    }
  });

  test('a listener that fails does not keep the news from the others', async () => {
    const heard: string[] = [];
    await mine.news.hear('faulty', () => {
      throw new Error('a listener of this test fails');
    });
    await mine.news.hear('faulty', (text) => heard.push(text));
    await yours.news.tell('faulty', 'still');
    await eventually(() => heard.length === 1);
  });

  test('after Redis was killed and came back empty everything is heard as before, once', async () => {
    const heard: string[] = [];
    await mine.news.hear('lasting', (text) => heard.push(text));
    for (let n = 0; n < 3; n += 1) {
      await server.restartEmpty();
      await connected(mine, yours);
      await yours.news.tell('lasting', `${n}`);
      await eventually(() => heard.length > n);
    }
    await pause(30);
    expect(heard).toEqual(['0', '1', '2']);
  });

  test('who asks to hear before Redis is there hears as soon as it is', async () => {
    const port = await freePort();
    const early = sideOf(`redis://127.0.0.1:${port}`);
    const heard: string[] = [];
    await early.news.hear('early', (text) => heard.push(text));
    const late = await RedisServer.open({ port });
    try {
      await connected(early);
      await eventually(() => {
        void early.news.tell('early', 'now').catch(() => undefined);
        return heard.length > 0;
      });
    } finally {
      await early.close();
      await late.close();
    }
  });

  test('the cache gives in order what is there, forgets in time and when told, for all processes', async () => {
    await mine.cache.put(
      [
        { key: 'a', value: 'một' },
        { key: 'b', value: '' },
      ],
      60_000,
    );
    await mine.cache.put([{ key: 'brief', value: 'x' }], 50);
    expect(await yours.cache.get(['b', 'none', 'a', 'brief'])).toEqual(['', null, 'một', 'x']);
    await yours.cache.drop(['a', 'none']);
    await pause(60);
    expect(await mine.cache.get(['a', 'b', 'brief'])).toEqual([null, '', null]);
    expect(await mine.cache.get([])).toEqual([]);
  });
});
