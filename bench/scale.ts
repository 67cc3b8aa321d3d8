/**
 * `npm run bench:scale -- embedded|shared|sizing`: what the server does at the size of a province. Each takes its own
 * options, see its file under `bench/scale/`.
 */
const names = ['embedded', 'shared', 'sizing'];

interface Bench {
  run(args: string[]): Promise<void>;
}

async function main([name = '', ...args]: string[]): Promise<void> {
  if (!names.includes(name)) throw new Error(`npm run bench:scale -- ${names.join('|')}`);
  // By name, so that one bench loads nothing of the other.
  const bench = (await import(`./scale/${name}.js`)) as Bench;
  await bench.run(args);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
