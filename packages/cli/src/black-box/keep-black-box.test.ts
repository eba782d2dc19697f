import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBlackBox } from '@seaworthy/engine';
import { expect, it } from 'vitest';
import type { Surroundings } from '../command-line/command.ts';
import { readArguments } from '../command-line/read-arguments.ts';
import { planCommand } from '../commands/plan.ts';
import { planHere } from '../commands/plan-here.ts';
import { completePlan } from '../engine-commands/complete-plan.ts';
import { canaries } from '../testing/canaries.ts';
import { processVariables, soundProject } from '../testing/canary-projects.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { keepBlackBox } from './keep-black-box.ts';

const output = { write: () => {}, width: 100, colour: false, unicode: true };

function surroundingsIn(
  directory: string,
  variables: Readonly<Record<string, string>>,
): Surroundings {
  return {
    installation: fileURLToPath(new URL('../..', import.meta.url)),
    directory,
    variables,
    stdout: output,
    stderr: output,
    loadEngineCommands: () => Promise.reject(new Error('no command is run')),
    interruption: () => new AbortController().signal,
  };
}

it.each([1, 2, 3])(
  'a black box has no secret of the project, even when tasks log them all, seed %i',
  async (seed) => {
    const canary = canaries(seed);
    const directory = temporaryFolder(soundProject(canary));
    const surroundings = surroundingsIn(directory, processVariables(canary));
    const request = readArguments(['plan'], [planCommand]);
    if (request.kind !== 'run') throw new Error('plan is run');
    const here = planHere(request.options, surroundings);
    const plan = completePlan(here.plan);
    if (!plan) throw new Error('the project cannot be planned');
    const clock = { now: Date.now };
    const box = keepBlackBox({ of: 'deployment', plan, here, clock }, surroundings);
    for (const { key } of plan.application.secrets) {
      const line = `read ${key}: ${here.secretValue(key)}`;
      box.emit({ kind: 'log', service: 'api', task: 'a'.repeat(32), line });
    }
    await box.end({ outcome: 'failed', diagnostics: [] });

    expect(plan.application.secrets.length).toBeGreaterThan(5);
    expect(canary.shownIn(readFileSync(box.path ?? '', 'utf8'))).toEqual([]);
    const kept = readBlackBox(box.path ?? '');
    const paths = kept.sources.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['compose.yaml', 'common.yaml', 'included.yaml']));
  },
);
