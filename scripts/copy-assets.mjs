// Copies everything under src/ that is not TypeScript (pages, styles, pictures) to the same place in dist/.
import { cpSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = (folder) => fileURLToPath(new URL(`../${folder}`, import.meta.url));
cpSync(root('src'), root('dist'), {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || !path.endsWith('.ts'),
});
