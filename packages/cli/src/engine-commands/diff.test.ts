import { DescribeStacksCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { ListClustersCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { DescribeSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** The example with a further Compose file over its own. */
function over(text: string): readonly string[] {
  const folder = temporaryFolder({ 'over.yaml': text });
  return ['-f', 'compose.yaml', '-f', 'compose.production.yaml', '-f', `${folder}/over.yaml`];
}

/** Room for the path of a temporary folder, so that no line breaks earlier where it is long. */
const wide = { width: 200 };

describe('seaworthy diff', () => {
  it('says that nothing differs right after a deployment', async () => {
    const { command } = await exampleInAccount('sesami');

    expect(await command(['diff'])).toEqual({
      code: 0,
      stdout: 'sesami in production is as the project says.\n',
      stderr: '',
    });
  });

  it('names what changes with its line, what is replaced and what comes', async () => {
    const { command } = await exampleInAccount('rag-platform');
    const change = over(`
services:
  api:
    environment: { LOG_LEVEL: debug }
    deploy: { resources: { limits: { memory: 3g } } }
  worker:
    image: redis:7.1
    command: sleep infinity
    x-seaworthy: { role: worker }
`);

    const { code, stdout } = await command(['diff', ...change], wide);

    expect(code).toBe(1);
    const seen = stdout.replaceAll(/\S*seaworthy-test-\w+/g, '/tmp');
    await expect(seen).toMatchFileSnapshot('../render/testing/diff.txt');
  });

  it('warns of what loses data', async () => {
    const { command } = await exampleInAccount('rag-platform');
    const change = over('services: { db: { x-seaworthy: { store: rds } } }\n');

    const { stdout } = await command(['diff', ...change], wide);

    expect(stdout).toMatch(/- +db +DB cluster +is deleted, with its data/);
  });

  it('does not show the value of a variable that became a secret', async () => {
    const { command } = await exampleInAccount('rag-platform');
    const change = over('x-seaworthy: { variables: { CORS_ORIGINS: secret } }\n');

    const { stdout } = await command(['diff', ...change, '--json']);

    expect(stdout).toContain('Environment.CORS_ORIGINS');
    expect(stdout).not.toContain('www.example.com');
    const page = (await command(['diff', ...change], wide)).stdout;
    expect(page).toContain('CORS_ORIGINS, of the secret, is new');
    expect(page).not.toContain('www.example.com');
  });

  it('says which services read an earlier version of the secret', async () => {
    const { command, run, plan } = await exampleInAccount('rag-platform');
    const SecretId = plan.application.secretName;
    await run(async (context) => {
      const { cloudFormation, secretsManager } = context.clients;
      const { VersionIdsToStages = {} } = await secretsManager.send(
        new DescribeSecretCommand({ SecretId }),
      );
      const [version = ''] = Object.keys(VersionIdsToStages);
      const StackName = 'rag-platform-production-api';
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      const Parameters = (Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey }) =>
        ParameterKey === 'AppSecretVersion'
          ? { ParameterKey, ParameterValue: version }
          : { ParameterKey, UsePreviousValue: true },
      );
      await cloudFormation.send(
        new UpdateStackCommand({
          StackName,
          UsePreviousTemplate: true,
          Parameters,
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      );
      await context.clock.sleep(600_000);
      const SecretString = '{"OPENAI_API_KEY":"canary"}';
      await secretsManager.send(new PutSecretValueCommand({ SecretId, SecretString }));
    });

    const { code, stdout } = await command(['diff']);

    expect(stdout).not.toContain('canary');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^Secrets\n {2}api reads version [0-9a-f]{8} of the secret; [0-9a-f]{8} is current\./m,
    );
  });

  it('tells what was changed by hand', async () => {
    const { command, run } = await exampleInAccount('rag-platform');
    await run(async ({ clients: { ecs } }) => {
      const [cluster] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
      await ecs.send(
        new UpdateServiceCommand({ cluster, service: 'api', healthCheckGracePeriodSeconds: 99 }),
      );
    });

    const { code, stdout } = await command(['diff']);

    expect(code).toBe(1);
    expect(stdout).toMatch(/Changed by hand\n {2}api {2}service +1 difference/);
    expect(stdout).toContain('HealthCheckGracePeriodSeconds: 20 → 99');
    expect(stdout).toContain('seaworthy deploy --revert-drift puts it back.');
  });
});
