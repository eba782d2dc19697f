// Adds to package-lock.json the platform packages that npm left out, because the registry it asked
// does not have them: without them `npm ci` refuses the lockfile. Run it after changing dependencies:
//   node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 's390x', 'x64'];

/** Optional packages of one platform that the lockfile names and does not have: `{ path: entry }`. */
export function missingPackages({ packages }) {
  const missing = {};
  for (const owner of Object.values(packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      if (!(path in packages) && /^\d/.test(version)) missing[path] = entry(name, version, owner);
    }
  }
  return missing;
}

function entry(name, version, owner) {
  const words = name.split('/').at(-1).split('-');
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(owner.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    ...(owner.license && { license: owner.license }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { '': root, ...packages } = { ...lock.packages, ...missingPackages(lock) };
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  const complete = { ...lock, packages: { '': root, ...sorted } };
  writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`);
}
