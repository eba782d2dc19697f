// From saving a file to the result on the terminal, with `seaworthy check --watch`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds of each of `edits` saves: a key is misspelt and mended in turn. */
export async function measureLiveCheck({ seaworthy, directory, project, edits }) {
  const file = join(directory, 'compose.yaml');
  writeFileSync(file, project);
  const misspelt = project.replace(/^( +)(?:image|build):/m, '$1imgae:');
  if (misspelt === project) throw new Error('the project has no image to misspell');
  const environment = { ...process.env };
  delete environment.NODE_EXTRA_CA_CERTS;
  const child = spawn(process.execPath, [seaworthy, 'check', '--watch'], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const times = [];
    for (let edit = 0; edit < edits; edit += 1) {
      await sleep(100); // as a person would at the very least
      const saved = performance.now();
      writeFileSync(file, edit % 2 === 0 ? misspelt : project);
      await once(child.stdout, 'data', { signal: AbortSignal.timeout(10_000) });
      times.push(performance.now() - saved);
    }
    return times.sort((one, other) => one - other);
  } finally {
    child.kill();
  }
}
