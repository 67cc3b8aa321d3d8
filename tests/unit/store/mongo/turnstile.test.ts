import { Turnstile } from '../../../../src/store/mongo/turnstile';

/** Work that ends when it is told to. */
function opened() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    begun,
    work: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        begun.push(name);
        ends.set(name, (error) => (error ? reject(error) : resolve(name)));
      }),
    end: async (name: string, error?: Error) => {
      ends.get(name)!(error);
      await new Promise((go) => setImmediate(go));
    },
  };
}

const settled = () => new Promise((go) => setImmediate(go));

describe('the turnstile', () => {
  it('lets what is about one key in one after the other, in the order in which it came', async () => {
    const { begun, work, end } = opened();
    const turnstile = new Turnstile(9);
    const all = ['a', 'b', 'c'].map((name) => turnstile.pass('an', work(name)));
    await settled();
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    await end('c');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('lets in only so many at once, whatever they are about', async () => {
    const { begun, work, end } = opened();
    const turnstile = new Turnstile(2);
    const all = ['a', 'b', 'c', 'd'].map((name) => turnstile.pass(name, work(name)));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c', 'd']) await end(name);
    await Promise.all(all);
    const later = turnstile.pass('a', work('later'));
    await settled();
    await end('later');
    expect(await later).toBe('later');
  });

  it('one that fails holds nobody up', async () => {
    const { begun, work, end } = opened();
    const turnstile = new Turnstile(1);
    const bad = turnstile.pass('an', work('bad'));
    const good = turnstile.pass('an', work('good'));
    await settled();
    const refused = expect(bad).rejects.toThrow('no');
    await end('bad', new Error('no'));
    await refused;
    expect(begun).toEqual(['bad', 'good']);
    await end('good');
    expect(await good).toBe('good');
  });
});
