import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../testing/run-command.ts';
import { parametersProject } from '../../testing/secrets-project.ts';

const compose = `
name: shop
services:
  api:
    image: acme/api:1.0
    environment: [API_TOKEN, DB_PASSWORD]
x-seaworthy: { secretStore: parameter-store }
`;

const shop = (env: string) => parametersProject({ 'compose.yaml': compose, '.env': env });

it('push, diff, set, ls, pull and rollback work on parameters as on a secret', async () => {
  const { command, directory } = await shop('API_TOKEN=1\nDB_PASSWORD=x\n');

  const pushed = await command(['push'], { typed: ['y'] });
  expect(pushed.stdout).toBe(`/seaworthy-secrets/shop/production in eu-west-1
  +  API_TOKEN    is new  api
  +  DB_PASSWORD  is new  api
`);
  expect(pushed.stderr).toMatch(
    /^Write this to \/seaworthy-secrets\/shop\/production\? \[y\/N\] Wrote version [0-9a-f]{8}\./,
  );
  expect(await command(['push'], { typed: [] })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('There is nothing to write.'),
  });

  expect((await command(['set', 'DB_PASSWORD'], { typed: ['y'] })).code).toBe(0);
  const compared = await command(['diff', '--json']);
  expect(compared.code).toBe(1);
  expect(JSON.parse(compared.stdout).keys).toMatchObject([
    { key: 'API_TOKEN', store: 'same' },
    { key: 'DB_PASSWORD', store: 'differs' },
  ]);

  await command(['pull', 'held.env']);
  expect(readFileSync(join(directory, 'held.env'), 'utf8')).toContain('DB_PASSWORD');
  const back = await command(['rollback', '--yes']);
  expect(back.stdout).toContain('DB_PASSWORD  changes');
  expect((await command(['diff'])).stdout).not.toMatch(/DB_PASSWORD.*differs/);

  const listed = JSON.parse((await command(['ls', '--json'])).stdout);
  expect(listed.versions).toMatchObject([{ isPrevious: true }, { isCurrent: true }]);
  expect(await command(['push', 'held.env', '--yes', '--json'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"DB_PASSWORD"'),
  });
});

it('names the policies of Parameter Store, with the key that encrypts', async () => {
  const { command } = await shop('');
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';

  const { stdout } = await command(['policy', '--kms-key', key]);

  const { secrets, executionRole, taskRole } = JSON.parse(stdout);
  const path = 'arn:aws:ssm:eu-west-1:123456789012:parameter/seaworthy-secrets/shop/production';
  const use = (...Action: string[]) => ({
    Sid: 'UseKey',
    Effect: 'Allow',
    Action,
    Resource: key,
    Condition: { StringEquals: { 'kms:ViaService': 'ssm.eu-west-1.amazonaws.com' } },
  });
  expect(executionRole.Statement).toEqual([
    { Sid: 'ReadSecret', Effect: 'Allow', Action: ['ssm:GetParameters'], Resource: `${path}/*` },
    use('kms:Decrypt'),
  ]);
  expect(taskRole.Statement[0]).toMatchObject({ Action: ['ssm:GetParametersByPath'] });
  expect(secrets.Statement.at(-1)).toEqual(
    use('kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'),
  );
  expect(await command(['policy', '--kms-key', 'alias/mine'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('the ARN of a KMS key'),
  });
});

it('the plan names the path, and finds nothing wrong with the references', async () => {
  const { directory } = await shop('API_TOKEN=1\nDB_PASSWORD=x\n');

  const { code, stdout } = await runCommand(['plan', '--region', 'eu-west-1', '--json'], {
    directory,
  });

  expect(code).toBe(0);
  const { diagnostics } = JSON.parse(stdout);
  const about = diagnostics.filter(({ code: name }: { code: string }) => /secret|pull/.test(name));
  expect(about).toEqual([]);
});

it('refuses a path that AWS does not take', async () => {
  const { command, directory } = await parametersProject({
    'compose.yaml': compose.replace('parameter-store }', 'parameter-store, secretName: aws/x }'),
  });

  const { code, stdout } = await runCommand(['plan', '--region', 'eu-west-1'], { directory });

  expect(code).toBe(1);
  expect(stdout).toContain('/aws/x cannot be the path of parameters');
  expect((await command(['ls'])).code).toBe(1);
});
