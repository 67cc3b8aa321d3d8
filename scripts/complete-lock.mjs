// Some registry mirrors answer 404 for packages of other platforms. A lock file made behind one leaves them
// out, and npm 11 then refuses `npm ci` on every machine. This adds the missing optional entries by name.
// Run after each `npm install`; a test holds the lock file to be complete.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));
const known = Object.keys(lock.packages);
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const own = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    if (known.includes(own) || lock.packages[`node_modules/${name}`]) continue;
    const platform = /(?:^|[-/])(darwin|linux|win32|android|freebsd|openbsd|sunos|openharmony|aix|netbsd|wasm32)/.exec(
      name,
    )?.[1];
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...(platform ? { os: [platform] } : {}) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`lock file complete, ${added} entries added`);
