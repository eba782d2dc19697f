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
  variables: Readonly<Record<string, string>> = {},
  project: Readonly<Record<string, string>> = files,
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
  const directory = temporaryFolder(project);
  const { clock } = harbour.scripted;
  const code = await inVirtualTime(clock, harbour.account.clients, async () =>
    runCommandLine(['deploy', ...args], {
      installation: new URL('../..', import.meta.url).pathname,
      directory,
      variables,
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
  test('tells what happens and how it ended', async () => {
    const harbour = new Harbour();
    const first = await runDeploy(harbour, 'v1');
    const failed = await runDeploy(harbour, 'v2', crashing);
    const nothing = await runDeploy(harbour, 'v1');

    expect([first.code, failed.code, nothing.code]).toEqual([0, 1, 0]);
    const page = [first, failed, nothing].map(({ stdout, stderr }) => stderr + stdout);
    await expect(page.join('\n----\n\n')).toMatchFileSnapshot('../render/testing/deploy.txt');
  });

  test('prints a line of JSON for each event, and the result as the last one', async () => {
    const { code, stdout, stderr } = await runDeploy(new Harbour(), 'v1', soundPrograms, [
      '--json',
    ]);

    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines[0]).toEqual({
      at: Date.UTC(2026, 0, 1),
      kind: 'account',
      id: '123456789012',
      region: 'ap-northeast-2',
      by: 'arn:aws:iam::123456789012:user/developer',
    });
    expect(lines.at(-1)).toMatchObject({
      kind: 'result',
      schemaVersion: 1,
      outcome: 'deployed',
      release: 1,
      url: expect.stringMatching(/^http:/),
      services: [{ name: 'migrate' }, { name: 'api', revision: 'shop-production-api:1' }, {}],
    });
    expect(stdout).not.toContain('canary-of-the-api');
  });

  test('says nothing that nobody needs where CI is set', async () => {
    const { stderr } = await runDeploy(new Harbour(), 'v1', soundPrograms, [], { CI: 'true' });

    expect(stderr).toContain('api         is deployed');
    expect(stderr).not.toContain('healthy for the load balancer');
  });

  test('does not begin with a project that has errors', async () => {
    const harbour = new Harbour();
    const broken = { ...files, 'compose.yaml': 'services: { web: { imge: "nginx:1" } }\n' };
    const { code, stdout } = await runDeploy(harbour, 'v1', soundPrograms, [], {}, broken);

    expect(code).toBe(1);
    expect(stdout).toContain('compose/unknown-key');
  });
});
