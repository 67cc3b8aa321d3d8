import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root';
import { rules } from '../support/mongo-rules';

const page = readFileSync(join(root, 'docs/scale.md'), 'utf8');
const commands = /```js\n(sh\.enableSharding[\s\S]*?)```/.exec(page)![1]!;

test('the shard keys that the double holds the store to are those that the docs tell an engineer to set', () => {
  const told = Object.fromEntries(
    [...commands.matchAll(/\[([^\]]+)\]\)\s*\{?\s*sh\.shardCollection\(`thonban\.\$\{name\}`, \{ (.*?) \}/g)].flatMap(
      ([, names, key]) =>
        [...names!.matchAll(/'(\w+)'/g)].map(([, name]) => [
          name,
          [...key!.matchAll(/(\w+): /g)].map(([, field]) => field),
        ]),
    ),
  );
  expect(told).toEqual(rules.shardKeys);
});
