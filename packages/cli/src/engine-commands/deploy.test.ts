import { describe, expect, test } from 'vitest';
import { Harbour, shop, soundPrograms } from '../../../engine/src/ship/testing/harbour.ts';
import { inVirtualTime } from '../../../engine/src/testing/scripted-sandbox.ts';
import { runCommandLine } from '../main.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { deploy } from './deploy.ts';
import { engineCommands } from './index.ts';

const files = {
  'compose.yaml': `name: shop\n${shop}`,
  Dockerfile: 'FROM node:20-slim\nCMD ["node", "main.js"]\n',
  '.env': "API_KEY='canary-of-the-api'\n",
};

const crashing = {
  ...soundPrograms,
  api: {
    logs: [{ after: 500, line: 'Error: no canary-of-the-api' }],
    exits: { after: 1000, code: 1 },
  },
};

/** Runs `seaworthy deploy` against a sandbox in virtual time. */
async function runDeploy(
  harbour: Harbour,
  version: string,
  programs: typeof soundPrograms = soundPrograms,
  args: readonly string[] = [],
) {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    width: 100,
    colour: false,
    unicode: true,
  });
  const dock = harbour.dock(version, programs);
  const request = async () => ({ kind: 'answer', status: 200 }) as const;
  const directory = temporaryFolder(files);
  const { clock } = harbour.scripted;
  const code = await inVirtualTime(clock, harbour.account.clients, async () =>
    runCommandLine(['deploy', ...args], {
      installation: new URL('../..', import.meta.url).pathname,
      directory,
      variables: {},
      stdout: output('stdout'),
      stderr: output('stderr'),
      openAccount: () => harbour.account,
      loadEngineCommands: async () => ({
        ...engineCommands,
        deploy: async () => (options, surroundings) =>
          deploy(options, surroundings, { dock, request, readCommit: async () => undefined }),
      }),
      interruption: () => new AbortController().signal,
    }),
  );
  return { code, ...written };
}

describe('seaworthy deploy', () => {
  test('tells a first deployment, an update that fails, and one that changes nothing', async () => {
    const harbour = new Harbour();
    const first = await runDeploy(harbour, 'v1');
    const failed = await runDeploy(harbour, 'v2', crashing);
    const json = await runDeploy(harbour, 'v2', soundPrograms, ['--json']);
    console.log(
      first.stderr,
      first.stdout,
      failed.stderr,
      failed.stdout,
      json.stdout.split('\n').slice(-3).join('\n'),
      json.stderr,
    );
    expect(first.code).toBe(0);
  });
});
