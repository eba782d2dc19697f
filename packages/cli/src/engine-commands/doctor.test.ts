import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from '@seaworthy/engine';
import { describe, expect, it } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { openBlackBox } from '../../../engine/src/black-box/open-black-box.ts';
import type { TaskEvent } from '../../../engine/src/events/engine-event.ts';
import { exampleInAccount } from '../testing/deployed-example.ts';
import { runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

type Start = Parameters<typeof runLongCommand>[1];

const ragPlatform = fileURLToPath(new URL('../../../../examples/rag-platform', import.meta.url));

/** As on a machine that has never heard of AWS. */
const openNoAccount: Start['openAccount'] = (region) => {
  const send = async () => {
    const message = 'Could not load credentials from any providers';
    throw Object.assign(new Error(message), { name: 'CredentialsProviderError' });
  };
  return { region, clients: { cloudFormation: { send } }, close: () => {} } as unknown as Account;
};

describe('seaworthy doctor', () => {
  it('finds nothing wrong with what runs', async () => {
    const { account } = await exampleInAccount('rag-platform');
    const start = { directory: ragPlatform, width: 100, openAccount: () => account };
    const { code, stdout, stderr } = await runLongCommand(['doctor'], start);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^rag-platform in production, ap-northeast-2: no problem found\.\n/);
  });

  it('examines a service that no project describes, as JSON', async () => {
    const { account, plan, context } = await exampleInAccount('rag-platform');
    const { ListClustersCommand, ListServicesCommand } = await import('@aws-sdk/client-ecs');
    const { ecs } = context.clients;
    const [cluster = ''] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
    const [service = ''] = (await ecs.send(new ListServicesCommand({ cluster }))).serviceArns ?? [];
    const arguments_ = ['--cluster', cluster, '--service', service];
    const { code, stdout } = await runLongCommand(['doctor', ...arguments_, '--json'], {
      directory: temporaryFolder({}),
      variables: { AWS_REGION: plan.application.region },
      openAccount: () => account,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      problems: [],
      undecided: [],
      missing: [],
    });
  });

  it('says without an account what the files alone show, and mends them when asked', async () => {
    const directory = temporaryFolder({
      'compose.yaml':
        'services:\n  web:\n    build: .\n    ports: ["80"]\n    environment:\n      LOG_LEVEL: info\n',
      Dockerfile: 'FROM node:20-slim\nCOPY server.js .\nUSER node\nCMD ["node", "server.js"]\n',
      'server.js':
        "if (!process.env.SHOP_TOKEN) throw new Error('SHOP_TOKEN is required');\nrequire('node:http').createServer().listen(80);\n",
    });
    const start = { directory, width: 100, openAccount: openNoAccount };
    const shown = await runLongCommand(['doctor'], start);
    expect(shown.code).toBe(1);
    expect(shown.stderr).toContain('Only the project was examined: ');
    expect(shown.stdout).toContain(
      '   mend: hands SHOP_TOKEN over from the .env file (seaworthy doctor --fix does it)\n         compose.yaml\n         +       SHOP_TOKEN: ${SHOP_TOKEN}\n',
    );

    const unasked = await runLongCommand(['doctor', '--fix'], start);
    expect(unasked).toMatchObject({ code: 2 });
    expect(unasked.stderr).toContain('nobody can be asked here; give --yes');
    expect(readFileSync(join(directory, 'compose.yaml'), 'utf8')).not.toContain('SHOP_TOKEN');

    const fixed = await runLongCommand(['doctor', '--fix', '--yes'], start);
    expect(fixed.stderr).toContain('Changed compose.yaml.');
    expect(readFileSync(join(directory, 'compose.yaml'), 'utf8')).toContain(
      '    environment:\n      SHOP_TOKEN: ${SHOP_TOKEN}\n      LOG_LEVEL: info\n',
    );
    expect((await runLongCommand(['doctor'], start)).stdout).not.toContain('SHOP_TOKEN does not');
  });

  it('gives the verdict of a black box, with the text of then', async () => {
    const path = await boxOf({ stoppedReason: 'Essential container in task exited', exitCode: 1 });
    const { code, stdout } = await runLongCommand(['doctor', path], {
      directory: temporaryFolder({}),
      width: 100,
    });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'deployment of rag-platform to production, 1970-01-01T00:00:00.000Z: 1 problem.',
    );
    expect(stdout).toContain(
      "error: api misses the variable JWT_SECRET_KEY: KeyError: 'JWT_SECRET_KEY'",
    );
    expect(stdout).toContain('JWT_SECRET_KEY: ${JWT_SECRET_KEY}');
    expect(stdout).toContain('   sure: likely; ');
  });

  it.each([
    [['--cluster', 'shop'], '--cluster needs one --service'],
    [['--cluster', 'shop', '--service', 'api'], 'no region is known'],
    [['no-such-file'], 'there is no file'],
    [['compose.yaml'], 'is not a black box'],
  ])('refuses %j', async (args, message) => {
    const directory = temporaryFolder({ 'compose.yaml': '{}\n' });
    const { code, stderr } = await runLongCommand(['doctor', ...args], { directory });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

/** A black box of a deployment whose api died twice. */
async function boxOf(end: {
  readonly stoppedReason: string;
  readonly exitCode: number;
}): Promise<string> {
  const { application, graph, templates, project } = planExample('rag-platform').plan;
  if (!application || !graph || !project) throw new Error('there is no plan');
  const box = openBlackBox({
    of: 'deployment',
    project: application.name,
    environment: application.environment,
    region: application.region,
    version: '1.0.0',
    tools: [],
    directory: temporaryFolder({}),
    plan: { application, graph, templates },
    sources: project.files.map(({ path, text }) => ({ path, text, hidden: [] })),
    clock: { now: () => 0 },
    secrets: () => [],
  });
  for (const task of ['4f', '5a']) {
    box.emit({ kind: 'log', service: 'api', task, line: "KeyError: 'JWT_SECRET_KEY'" });
    box.emit({ kind: 'task', ...stopped(task, end) });
  }
  await box.end({ outcome: 'failed', diagnostics: [] });
  return box.path ?? '';
}

function stopped(
  task: string,
  { stoppedReason, exitCode }: { readonly stoppedReason: string; readonly exitCode: number },
): TaskEvent {
  return {
    service: 'api',
    task,
    definition: 'api:1',
    status: 'STOPPED',
    health: 'UNKNOWN',
    stopCode: 'EssentialContainerExited',
    stoppedReason,
    containers: [{ name: 'api', status: 'STOPPED', exitCode }],
  };
}
