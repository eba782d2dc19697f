import { readdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Canaries, canaries } from '../../testing/canaries.ts';
import {
  parametersProject,
  type SecretsProject,
  secretsProject,
} from '../../testing/secrets-project.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const keys = ['API_TOKEN', 'DB_PASSWORD', 'STRIPE_KEY', 'FOO_SECRET'] as const;

const compose = `
name: shop
services:
  api:
    image: acme/api:1.0
    environment: [${keys.join(', ')}]
  worker:
    image: acme/worker:1.0
    environment: [API_TOKEN]
`;

/** A project and a secret, each full of values that must be shown nowhere. */
async function shop({ line, value }: Canaries): Promise<SecretsProject> {
  const lines = keys.map((key) => `${key}='${line().replaceAll("'", '')}'\n`);
  const held = Object.fromEntries([...keys, 'OTHER'].map((key) => [key, value()]));
  const files = { 'compose.yaml': compose, '.env': lines.join('') };
  return secretsProject(files, JSON.stringify(held));
}

/** The same where the values are in Parameter Store, with a version before the current one. */
async function parameters({ line, value }: Canaries) {
  const lines = keys.map((key) => `${key}='${line().replaceAll("'", '')}'\n`);
  const text = `${compose}x-seaworthy: { secretStore: parameter-store }\n`;
  const project = await parametersProject({ 'compose.yaml': text, '.env': lines.join('') });
  await project.command(['push', '--yes']);
  await project.command(['set', 'OTHER'], { piped: value() });
  return project;
}

/** What every action writes to the terminal, done and refused. */
const actions: readonly (readonly string[])[] = [
  ['push', '--yes'],
  ['push', '--yes', '--prune', '--json'],
  ['push'],
  ['push', 'no.env'],
  ['diff'],
  ['diff', '--json'],
  ['ls'],
  ['ls', '--json'],
  ['rollback', '--yes'],
  ['rollback', '--yes', '--json'],
  ['rollback', 'ffffffff'],
  ['set', 'API_TOKEN'],
  ['set', 'API_TOKEN', '--json'],
  ['set', 'A:B'],
  ['rotate', 'STRIPE_KEY', '--yes', '--stdin'],
  ['rotate', 'NO_SUCH', '--yes'],
  ['pull', 'pulled.env'],
  ['pull', 'pulled.env'],
  ['pull', 'pulled.env', '--yes', '--json'],
  ['push', 'pulled.env', '--yes'],
  ['policy'],
];

describe.each(Array.from({ length: 4 }, (_, seed) => seed))('with secrets of seed %d', (seed) => {
  it.each([
    ['Secrets Manager', shop],
    ['Parameter Store', parameters],
  ])('no action on %s shows a piece of a value, or leaves one in a file', async (_store, open) => {
    const canary = canaries(seed);
    const { command, directory } = await open(canary);
    const temporary = temporaryFolder();
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => void vi.unstubAllEnvs());

    for (const action of actions) {
      const { code, stdout, stderr } = await command(action, { piped: canary.value() });
      expect({ action, code, bug: /this is a bug/i.test(stderr) }).toMatchObject({ bug: false });
      expect({ action, shown: canary.shownIn(stdout + stderr) }).toEqual({ action, shown: [] });
    }

    expect(readdirSync(directory).sort()).toEqual(['.env', 'compose.yaml', 'pulled.env']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('no error shows one, whatever the secret holds', async () => {
    const canary = canaries(seed);
    const { command, put } = await shop(canary);
    const oddities = [
      canary.line(),
      JSON.stringify([canary.value()]),
      JSON.stringify({ API_TOKEN: { nested: canary.value() }, DB_PASSWORD: 1e21 }),
      JSON.stringify({ [`${canary.word()}`.slice(0, 0)]: canary.value() }),
      `{"API_TOKEN": "${canary.word()}"`,
    ];
    for (const text of oddities) {
      await put(text);
      for (const action of actions) {
        const { stdout, stderr } = await command(action, { piped: canary.value() });
        expect({ action, shown: canary.shownIn(stdout + stderr) }).toEqual({ action, shown: [] });
      }
    }
  });
});

it('no value is an argument of a process, nor in a request’s description', async () => {
  const canary = canaries(99);
  const { command, client } = await shop(canary);
  const described: string[] = [];
  client.middlewareStack.add(
    (next, { commandName, clientName }) =>
      async (args) => {
        const { SecretString: _kept, ...rest } = args.input as Record<string, unknown>;
        described.push(JSON.stringify({ commandName, clientName, ...rest }));
        return next(args);
      },
    { step: 'initialize' },
  );

  for (const action of actions) await command(action, { piped: canary.value() });

  expect(described.length).toBeGreaterThan(20);
  expect(canary.shownIn(described.join('\n'))).toEqual([]);
  expect(canary.shownIn(process.argv.join(' '))).toEqual([]);
});
