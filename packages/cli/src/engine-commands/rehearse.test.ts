import type { RehearsalReport, rehearseOnThisMachine } from '@seaworthy/engine';
import { describe, expect, it } from 'vitest';
import { Interruption } from '../command-line/interruption.ts';
import { runCommandLine } from '../main.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { engineCommands } from './index.ts';
import { rehearse } from './rehearse.ts';

const passed: RehearsalReport = {
  outcome: 'passed',
  duration: 1000,
  shortened: 0,
  diagnostics: [],
  services: [],
  smoke: [],
  advice: [],
  standIns: [],
  notRehearsed: [],
};

type Rehearse = typeof rehearseOnThisMachine;

/** Runs `seaworthy rehearse` with an engine that does no more than it is told. */
async function runRehearse(
  args: readonly string[],
  engine: Rehearse,
  interruption = new AbortController(),
  compose = 'services: { web: { image: "nginx:1", ports: ["80"] } }\n',
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
  const code = await runCommandLine(['rehearse', ...args], {
    installation: new URL('../..', import.meta.url).pathname,
    directory: temporaryFolder({ 'compose.yaml': compose }),
    variables: {},
    stdout: output('stdout'),
    stderr: output('stderr'),
    loadEngineCommands: async () => ({
      ...engineCommands,
      rehearse: async () => (options, surroundings) => rehearse(options, surroundings, engine),
    }),
    interruption: () => interruption.signal,
  });
  return { code, ...written };
}

describe('seaworthy rehearse', () => {
  it.each([
    ['passed', 0],
    ['failed', 1],
    ['interrupted', 130],
  ] as const)('ends a rehearsal that %s with %i', async (outcome, code) => {
    const result = await runRehearse([], async () => ({ ...passed, outcome }));

    const evidence =
      /^\nThe evidence is in \.seaworthy\/black-boxes\/\S+-rehearsal-production\.ndjson;/;
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(outcome === 'failed' ? evidence : /^\n$/);
    expect(result.stdout).toMatch(/^The rehearsal /);
  });

  it('tells on stderr what happens, and prints nothing but JSON on stdout', async () => {
    const { code, stdout, stderr } = await runRehearse(['--json'], async (_request, { emit }) => {
      emit({ kind: 'job', service: 'migrate', state: 'done' });
      return passed;
    });

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, outcome: 'passed' });
    expect(stderr).toMatch(/^ +\d\.\d s {2}migrate +is done\n$/);
  });

  it('hands over the time limit in milliseconds and the services', async () => {
    const asked: unknown[] = [];
    await runRehearse(['--timeout', '20', '--service', 'web'], async ({ timeout, services }) => {
      asked.push(timeout, services);
      return passed;
    });

    expect(asked).toEqual([20_000, ['web']]);
  });

  it('prints the report once, with its address, while it is kept running', async () => {
    const interruption = new AbortController();
    const url = 'http://127.0.0.1:4711';
    const engine: Rehearse = async (_request, { whileRunning }) => {
      setImmediate(() => interruption.abort(new Interruption('interrupted by SIGINT')));
      await whileRunning?.({ ...passed, url });
      return { ...passed, url };
    };
    const { code, stdout, stderr } = await runRehearse(['--keep'], engine, interruption);

    expect(code).toBe(0);
    expect(stdout.split('The rehearsal passed')).toHaveLength(2);
    expect(stdout).toContain(`It answers at ${url}:\n  curl ${url}/\n`);
    expect(stderr).toBe('\nEverything runs until you press Ctrl-C, which removes it.\n');
  });

  it('tells a failure that nobody caught as our bug, once everything is taken down', async () => {
    const interruption = new AbortController();
    const engine: Rehearse = async () => {
      interruption.abort(new Error('a timer failed'));
      return { ...passed, outcome: 'interrupted' };
    };
    const { code, stdout, stderr } = await runRehearse([], engine, interruption);

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('this is a bug of Seaworthy');
    expect(stderr).toContain('a timer failed');
  });

  it('refuses a service that does not exist, with the one that is meant', async () => {
    const { code, stderr } = await runRehearse(['--service', 'wbe'], async () => passed);

    expect(code).toBe(2);
    expect(stderr).toContain('there is no service wbe in production; did you mean web?');
  });

  it('does not begin with a project that has errors, and says them as check does', async () => {
    const engine: Rehearse = () => Promise.reject(new Error('must not begin'));
    const compose = 'services: { web: { imge: "nginx:1" } }\n';
    const text = await runRehearse([], engine, undefined, compose);
    const json = await runRehearse(['--json'], engine, undefined, compose);

    expect(text.code).toBe(1);
    expect(text.stdout).toContain('compose/unknown-key');
    expect(JSON.parse(json.stdout).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'compose/unknown-key' }),
    );
  });
});
