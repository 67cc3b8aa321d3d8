import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inTurns } from '../../../src/reports/in-turns';

test('others get their turn between pieces, though the reader takes each at once', async () => {
  const seen: string[] = [];
  let reading = true;
  const other = () => {
    seen.push('other');
    if (reading) setImmediate(other);
  };
  setImmediate(other);
  const taker = new Writable({
    objectMode: true,
    write: (piece: number, _encoding, done) => done(void seen.push(`${piece}`)),
  });
  await pipeline(Readable.from(inTurns([1, 2, 3, 4, 5, 6])), taker);
  reading = false;
  const pieces = seen.filter((each) => each !== 'other');
  expect(pieces).toEqual(['1', '2', '3', '4', '5', '6']);
  const places = pieces.map((piece) => seen.indexOf(piece));
  for (const [n, place] of places.slice(1).entries()) expect(seen.slice(places[n], place)).toContain('other');
});
