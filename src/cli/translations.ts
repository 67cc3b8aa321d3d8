import { readContent } from '../content/load';
import { systemClock } from '../ops/system-clock';
import { contentDir } from './content-dir';
import { run } from './run';
import { wrongUse } from './task';
import { readTranslationOptions, usage } from './translations/options';
import { load, send, status, type Told } from './translations/run';

/** `npm run translations`. Exit 1: faults, nothing done; 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const folder = contentDir();
  const { languages } = readContent(folder).content;
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
      return tell(status(folder));
    case 'export':
      return tell(await send(folder, options));
    case 'import':
      return tell(await load(folder, options.file, systemClock.now()));
  }
}

function tell({ done, lines }: Told): number {
  for (const line of lines) (done ? console.log : console.error)(line);
  return done ? 0 : 1;
}

run(main(process.argv.slice(2)));
