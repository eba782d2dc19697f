import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serviceAccount } from '../../../packages/runtime/src/testing/service-account.ts';
import {
  type EndpointsWorld,
  endpointsWorld,
} from '../../../packages/sandbox/src/endpoints/testing/endpoints-world.ts';
import { realClock } from '../../../packages/sandbox/src/time/real-clock.ts';
import { bundleProgram, type Program } from '../../testing/run-program.ts';

const example = new URL('../', import.meta.url);
const keys = Object.keys(JSON.parse(readFileSync(new URL('secret.example.json', example), 'utf8')));

/** A value for each key of the secret; none is to be seen anywhere. */
const values: Readonly<Record<string, string>> = {
  ...Object.fromEntries(keys.map((key) => [key, `hunter2-${key}`])),
  GOOGLE_APPLICATION_CREDENTIALS_JSON: JSON.stringify(serviceAccount),
  MILVUS_HOST: '127.0.0.1',
  MILVUS_PORT: '19530',
};

let program: Program;
let folder: string;
/** Where the key of Google is put: memory, on Linux. */
let memory: string;

beforeAll(async () => {
  program = await bundleProgram('shortcut/src/main.ts');
});

afterAll(() => program.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortcut-'));
  memory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'shortcut-'));
});

afterEach(() => {
  for (const made of [folder, memory]) rmSync(made, { recursive: true, force: true });
});

describe('in production, shortcut', () => {
  let world: EndpointsWorld;
  let server: Awaited<ReturnType<EndpointsWorld['endpoints']['listen']>>;

  beforeEach(async () => {
    world = endpointsWorld(realClock());
    server = await world.endpoints.listen();
    const { accessKeyId, secretAccessKey } = world.endpoints.developer;
    const credentials = { accessKeyId, secretAccessKey };
    const client = new SecretsManagerClient({
      endpoint: server.url,
      region: 'eu-west-1',
      credentials,
    });
    const SecretString = JSON.stringify(values);
    await client.send(new CreateSecretCommand({ Name: 'short-cut/prod/app', SecretString }));
    client.destroy();
  });

  afterEach(() => server.close());

  /** What a task finds whose role has this policy, and which reads the secret by itself. */
  async function inTask(...actions: readonly string[]): Promise<Record<string, string>> {
    const Resource = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:short-cut/prod/app-*';
    const statements = actions.map((Action) => ({ Effect: 'Allow', Action, Resource }));
    const { environment } = world.task(await world.role('api-task', statements));
    const path = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? '';
    return {
      APP_ENV: 'production',
      SECRET_NAME: 'short-cut/prod/app',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: server.url,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}${path}`,
      XDG_RUNTIME_DIR: memory,
    };
  }

  it('reads SECRET_NAME from Secrets Manager, has Google’s key in a private file until it ends', async () => {
    const running = program.start(await inTask('secretsmanager:GetSecretValue'), folder);
    await running.said('Server listening');

    const [place = ''] = readdirSync(memory);
    const key = join(memory, place, 'google.json');
    expect(JSON.parse(readFileSync(key, 'utf8'))).toEqual(serviceAccount);
    expect(statSync(key).mode & 0o777).toBe(0o600);

    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(0);
    expect(readdirSync(memory)).toEqual([]);
    expect(stdout + stderr).not.toMatch(/hunter2|PRIVATE KEY/);
  });

  it('without leave to read it says which role lacks what, beside all that is missing', async () => {
    const onEcs = { ...(await inTask()), ECS_CONTAINER_METADATA_URI_V4: `${server.url}/v4/x` };
    const { code, stdout, stderr } = await program.start(onEcs, folder).ended;

    expect(code).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/task-role.*secretsmanager:GetSecretValue.*short-cut\/prod\/app/s);
    for (const key of keys) expect(stderr).toContain(`missing: ${key} is absent`);
  });

  it('without a region ends at once', async () => {
    const { AWS_REGION: _, ...others } = await inTask('secretsmanager:GetSecretValue');

    const { code, stderr } = await program.start(others, folder).ended;

    expect(code).toBe(78);
    expect(stderr).toContain('AWS_REGION');
  });

  it('takes what ECS injects, and asks nobody', async () => {
    const given = { ...values, APP_ENV: 'production', XDG_RUNTIME_DIR: memory };
    const running = program.start({ ...given, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }, folder);
    await running.said('Server listening');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });

  it('does not read a .env file that lies in the image', async () => {
    writeFileSync(join(folder, '.env'), dotenv());
    const { code, stderr } = await program.start({ APP_ENV: 'production' }, folder).ended;
    expect(code).toBe(78);
    for (const key of keys) expect(stderr).toContain(`missing: ${key} is absent`);
  });
});

describe('on a laptop, shortcut', () => {
  it('reads .env, which the environment goes before', async () => {
    writeFileSync(join(folder, '.env'), `${dotenv()}MILVUS_PORT=no port\n`);
    const given = { APP_ENV: 'local', XDG_RUNTIME_DIR: memory, MILVUS_PORT: '19530' };
    const running = program.start(given, folder);
    await running.said('Server listening');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });
});

describe('what shortcut asks for', () => {
  const textOf = (name: string) => readFileSync(new URL(name, example), 'utf8');

  it('is the same in .env.example, in the example of the secret, and in Compose', () => {
    const inDotenv = [...textOf('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(inDotenv).toEqual(keys);
    for (const key of keys) expect(textOf('compose.yaml')).toContain(`${key}: \${${key}`);
  });

  it('is started without a shell, and no file has CRLF', () => {
    expect(textOf('Dockerfile')).toMatch(/^CMD \["node", "dist\/main\.js"\]$/m);
    for (const name of ['Dockerfile', 'compose.yaml', '.env.example', 'secret.example.json']) {
      expect(textOf(name)).not.toContain('\r');
    }
  });
});

function dotenv(): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
