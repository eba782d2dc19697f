import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from '@seaworthy/engine';
import { describe, expect, it } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { openBlackBox } from '../../../engine/src/black-box/open-black-box.ts';
import { readBlackBox } from '../../../engine/src/black-box/read-black-box.ts';
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

  it('says of a project that was never deployed that only the project was examined', async () => {
    const { account } = await exampleInAccount('shortcut');
    const start = { directory: ragPlatform, width: 120, openAccount: () => account };
    const { code, stdout } = await runLongCommand(['doctor'], start);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^rag-platform in production, ap-northeast-2: nothing of it is deployed; no problem found in the\s+project\.\n/,
    );
    expect(stdout).not.toContain('Not looked at');
  });

  it('names what exists when a cluster or a service does not', async () => {
    const { account, cluster, service } = await deployedService();
    const examine = (...args: readonly string[]) =>
      runLongCommand(['doctor', '--region', 'ap-northeast-2', ...args], {
        directory: temporaryFolder({}),
        openAccount: () => account,
      });
    expect(await examine('--cluster', 'nope', '--service', 'x')).toEqual({
      code: 2,
      stdout: '',
      stderr: `seaworthy: there is no cluster nope in ap-northeast-2; ap-northeast-2 has 1 cluster: ${cluster}\n`,
    });
    expect(await examine('--cluster', cluster, '--service', 'zzz')).toEqual({
      code: 2,
      stdout: '',
      stderr: `seaworthy: there is no service zzz in cluster ${cluster} in ap-northeast-2; cluster ${cluster} has 1 service: ${service}\n`,
    });
    const close = `${service.slice(0, -1)}x`;
    expect((await examine('--cluster', cluster, '--service', close)).stderr).toContain(
      `; did you mean ${service}?`,
    );
    const arn = `arn:aws:ecs:eu-west-1:123456789012:cluster/${cluster}`;
    expect((await examine('--cluster', arn, '--service', service)).stderr).toContain(
      'the ARN is of eu-west-1, and --region says ap-northeast-2',
    );
  });

  it('says that a service was deleted, and what the project has to do about it', async () => {
    const { account, cluster, service, run } = await deployedService();
    const { DeleteServiceCommand } = await import('@aws-sdk/client-ecs');
    await run(async ({ clients, clock }) => {
      await clients.ecs.send(new DeleteServiceCommand({ cluster, service, force: true }));
      await clock.sleep(300_000);
    });
    const start = { directory: ragPlatform, width: 300, openAccount: () => account };
    const args = ['--cluster', cluster, '--service', service, '--region', 'ap-northeast-2'];
    const stranger = await runLongCommand(['doctor', ...args], start);
    expect(stranger).toMatchObject({ code: 2, stdout: '' });
    expect(stranger.stderr).toBe(
      `seaworthy: the service ${service} of cluster ${cluster} in ap-northeast-2 was deleted; cluster ${cluster} in ap-northeast-2 has no services: is it another cluster, or another --region?\n`,
    );
    const own = await runLongCommand(['doctor'], start);
    expect(own.code).toBe(1);
    expect(own.stdout).toContain('error: api was deleted on ECS, and its stack ');
    expect(own.stdout).toContain('aws cloudformation delete-stack --stack-name ');
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

  it('mends the project here from a black box, unless it is another by now', async () => {
    const path = await boxOf({
      stoppedReason: 'OutOfMemoryError: Container killed due to memory usage',
      exitCode: 137,
    });
    const { sources } = readBlackBox(path);
    const files = Object.fromEntries(sources.map((source) => [source.path, source.text]));
    const directory = temporaryFolder(files);
    const start = { directory, width: 100 };
    const other = temporaryFolder({ 'compose.yaml': 'services: {}\n' });

    const unfit = await runLongCommand(['doctor', path, '--fix', '--yes'], {
      ...start,
      directory: other,
    });
    expect(unfit.stderr).toContain('is not as it was examined: make this change by hand.');
    const fixed = await runLongCommand(['doctor', path, '--fix', '--yes'], start);
    expect(fixed.stderr).toContain('Changed compose.production.yaml.');
    expect(readFileSync(join(directory, 'compose.production.yaml'), 'utf8')).toContain(
      'memory: 3G',
    );
  });

  it('says of a black box without its end that it breaks off', async () => {
    const path = await boxOf({ stoppedReason: 'Essential container in task exited', exitCode: 1 });
    const whole = readFileSync(path, 'utf8').split('\n');
    const directory = temporaryFolder({
      'killed.ndjson': whole.slice(0, -3).join('\n'),
      'cut.ndjson': `${whole[0]}\n${whole[1]?.slice(0, 100)}`,
    });
    const killed = await runLongCommand(['doctor', 'killed.ndjson'], { directory, width: 200 });
    expect(killed.code).toBe(1);
    expect(killed.stdout).toContain('the record breaks off, as the process was killed');
    expect(killed.stdout).toContain('api misses the variable JWT_SECRET_KEY');
    const cut = await runLongCommand(['doctor', 'cut.ndjson'], { directory, width: 200 });
    expect(cut.stdout).toContain('no problem found before that');
  });

  it.each([
    [['--cluster', 'shop'], '--cluster needs one --service'],
    [['--cluster', 'shop', '--service', 'api'], 'no region is known'],
    [['no-such-file'], 'there is no file'],
    [['compose.yaml'], 'is not a black box'],
    [['.'], 'cannot be read (EISDIR)'],
    [['other.json'], 'is not a black box'],
    [['newer.ndjson'], 'was kept by seaworthy 9.0.0, which is newer than this one'],
  ])('refuses %j', async (args, message) => {
    const directory = temporaryFolder({
      'compose.yaml': '{}\n',
      'other.json': '{"kind":"black-box"}\n',
      'newer.ndjson': `${JSON.stringify({ ...headerOfBox, format: 99, version: '9.0.0' })}\n`,
    });
    const { code, stderr } = await runLongCommand(['doctor', ...args], { directory });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

const headerOfBox = {
  kind: 'black-box',
  format: 1,
  of: 'deployment',
  project: 'shop',
  environment: 'production',
  region: 'eu-west-1',
  startedAt: 0,
  version: '1.0.0',
  tools: [],
};

/** The service of an example, with its own names. */
async function deployedService() {
  const example = await exampleInAccount('rag-platform');
  const { ListClustersCommand, ListServicesCommand } = await import('@aws-sdk/client-ecs');
  const { ecs } = example.context.clients;
  const [arn = ''] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
  const cluster = arn.slice(arn.lastIndexOf('/') + 1);
  const [of = ''] = (await ecs.send(new ListServicesCommand({ cluster }))).serviceArns ?? [];
  return { ...example, cluster, service: of.slice(of.lastIndexOf('/') + 1) };
}

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
