import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Canaries, canaries, randomFrom } from './testing/canaries.ts';
import {
  breakages,
  damaged,
  type ProjectFiles,
  processVariables,
  soundProject,
} from './testing/canary-projects.ts';
import { runCommand } from './testing/run-command.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Every way to be shown something of a project. */
const outputs: readonly (readonly string[])[] = [
  ['plan', '--out', 'aws'],
  ['plan', '--json'],
  ['plan', '--diagram', 'mermaid'],
  ['plan', '--diagram', 'svg'],
  ['check', '--strict'],
  ['check', '--json'],
  ['check', '--format', 'github'],
  ['cost'],
  ['cost', '--json'],
];

/** What each output shows of the canaries. */
function leaks(
  canary: Canaries,
  files: ProjectFiles,
  commands: readonly (readonly string[])[] = outputs,
): readonly string[] {
  const directory = temporaryFolder(files);
  const variables = processVariables(canary);
  return commands.flatMap((command) => {
    const { code, stdout, stderr } = runCommand(command, { directory, variables, width: 100 });
    if (code > 1) throw new Error(`${command.join(' ')} ends with ${code}: ${stderr}`);
    const texts = [stdout, stderr, ...textsIn(join(directory, 'aws'))];
    return texts.flatMap(canary.shownIn).map((text) => `${command.join(' ')}: ${text}`);
  });
}

function textsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}

it.each([1, 2, 3])('no output shows a secret of a sound project, seed %i', (seed) => {
  const canary = canaries(seed);
  const commands = [...outputs, ['plan', '--json', '--env-file', 'other.env'], ['help', 'plan']];
  expect(leaks(canary, soundProject(canary), commands)).toEqual([]);
});

it.each(Object.keys(breakages))('no output shows a secret beside %s', (name) => {
  for (const seed of [1, 2, 3]) {
    const canary = canaries(seed);
    const files = breakages[name]?.(canary) ?? {};
    expect(leaks(canary, files, outputs.slice(0, 7)), files['compose.yaml']).toEqual([]);
  }
});

it('no output shows a secret of a damaged project', () => {
  const random = randomFrom(7);
  for (let seed = 0; seed < 40; seed += 1) {
    const canary = canaries(seed);
    const files = damaged(soundProject(canary), random);
    const commands = [['check'], ['plan', '--json']];
    expect(leaks(canary, files, commands), files['compose.yaml']).toEqual([]);
  }
});
