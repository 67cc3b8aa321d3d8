import { readContent } from '../content/load';
import { systemClock } from '../ops/system-clock';
import { root } from '../root';
import { run } from './run';
import { wrongUse } from './task';
import { readTranslationOptions, usage } from './translations/options';
import { load, send, status, type Told } from './translations/run';

/** `npm run translations`. Exit 1: faults, nothing done; 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const { languages } = readContent(root).content;
  const options = readTranslationOptions(
    args,
    languages.filter(({ tag }) => tag !== 'vi'),
  );
  if (Array.isArray(options)) {
    console.error(wrongUse(options, 'translations'));
    return 2;
  }
  switch (options.task) {
    case 'help':
      return tell({ done: true, lines: [usage] });
    case 'status':
      return tell(status(root));
    case 'export':
      return tell(await send(root, options));
    case 'import':
      return tell(await load(root, options.file, systemClock.now()));
  }
}

function tell({ done, lines }: Told): number {
  for (const line of lines) (done ? console.log : console.error)(line);
  return done ? 0 : 1;
}

run(main(process.argv.slice(2)));
