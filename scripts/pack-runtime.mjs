// Packs the runtime library for the images of the examples, which are built without the repository
// around them: examples/NAME/vendor/seaworthy-runtime.tgz.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const packed = mkdtempSync(join(tmpdir(), 'seaworthy-pack-'));
try {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', packed], {
    cwd: join(repository, 'packages', 'runtime'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [archive = ''] = readdirSync(packed);
  for (const name of ['audiobook', 'rag-platform', 'sesami', 'shortcut']) {
    const vendor = join(repository, 'examples', name, 'vendor');
    mkdirSync(vendor, { recursive: true });
    copyFileSync(join(packed, archive), join(vendor, 'seaworthy-runtime.tgz'));
  }
} finally {
  rmSync(packed, { recursive: true });
}
