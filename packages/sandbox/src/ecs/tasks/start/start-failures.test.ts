import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import {
  accountId,
  apiContainer,
  apiDefinition,
  call,
  executionRole,
  executionStatements,
  region,
  registry,
  type TaskAccount,
  taskAccount,
} from '../testing/task-account.ts';

const initialization =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';
const checkNetwork = 'Please check your task network configuration.';

const withContainer = (change: Partial<ContainerDefinition>) => ({
  containerDefinitions: [{ ...apiContainer, ...change }],
});

/** Makes the secret `shop/app`; the answer is its ARN. */
async function secret({ secrets }: TaskAccount, text: string): Promise<string> {
  const output = await call(secrets.operations, 'CreateSecret', {
    Name: 'shop/app',
    SecretString: text,
    ClientRequestToken: '00000000-0000-4000-8000-000000000001',
  });
  return String(output.ARN);
}

const key = (valueFrom: string) => withContainer({ secrets: [{ name: 'KEY', valueFrom }] });

/** Launches the api with a change; the answer is why it stopped. */
async function reasonOf(
  account: TaskAccount,
  change: Parameters<TaskAccount['register']>[0] = {},
): Promise<string | undefined> {
  const definition = account.register(change);
  const task = await account.untilStopped(account.launch({ definition }));
  expect(task.stopCode).toBe('TaskFailedToStart');
  expect(task.startedAt).toBeUndefined();
  return task.stoppedReason;
}

const withoutAction = (action: string) =>
  executionStatements.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((other) => other !== action),
  }));

describe('a task does not start', () => {
  it('when ECS cannot assume its execution role', async () => {
    const account = await taskAccount();
    await account.allow(executionStatements, 'ec2.amazonaws.com');
    expect(await reasonOf(account)).toBe(
      `ECS was unable to assume the role '${executionRole}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
    );
  });

  it('when its task role does not exist', async () => {
    const account = await taskAccount();
    const taskRoleArn = `arn:aws:iam::${accountId}:role/missing`;
    expect(await reasonOf(account, { taskRoleArn })).toContain(`assume the role '${taskRoleArn}'`);
  });

  it('when its subnet has no address left', async () => {
    const account = await taskAccount();
    account.network.addresses = 0;
    expect(await reasonOf(account)).toBe(
      "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-0a': InsufficientFreeAddressesInSubnet",
    );
  });

  const ref = `${registry}/shop/api:v1`;
  it.each([
    [
      'ecr.api',
      `${initialization}unable to retrieve ecr registry auth: service call has been retried 5 time(s): RequestError: send request failed caused by: Post "https://api.ecr.${region}.amazonaws.com/": dial tcp 192.0.2.1:443: i/o timeout. ${checkNetwork}`,
    ],
    [
      'ecr.dkr',
      `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${ref}: failed to do request: Head "https://${registry}/v2/shop/api/manifests/v1": dial tcp 192.0.2.1:443: i/o timeout`,
    ],
    [
      's3',
      `CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-${region}-starport-layer-bucket.s3.${region}.amazonaws.com/": dial tcp 192.0.2.1:443: i/o timeout`,
    ],
    [
      'ssm',
      `${initialization}unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded. ${checkNetwork}`,
    ],
    ['logs', 'ResourceInitializationError: failed to validate logger args: : signal: killed'],
  ])('when %s is out of reach, after the time that AWS retries', async (service, reason) => {
    const account = await taskAccount();
    account.network.closed.add(service);
    const start = account.clock.now();
    expect(await reasonOf(account, key('/shop/key'))).toBe(reason);
    expect(account.clock.now() - start).toBe((15 + 180 + 5) * 1000);
    expect(account.observations).toMatchObject([
      { kind: 'connection-blocked', port: 443, explanation: `No route leads to ${service}.` },
    ]);
  });

  it('when Secrets Manager is out of reach', async () => {
    const account = await taskAccount();
    const arn = await secret(account, '{"KEY":"x"}');
    account.network.closed.add('secretsmanager');
    expect(await reasonOf(account, key(`${arn}:KEY::`))).toBe(
      `${initialization}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${arn} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. ${checkNetwork}`,
    );
  });

  it.each([
    [
      'ecr:GetAuthorizationToken',
      /^ResourceInitializationError: .*unable to retrieve ecr registry auth: service call has been retried 1 time\(s\): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/api-execution\/[0-9a-f]{32} is not authorized to perform: ecr:GetAuthorizationToken on resource: \* because no identity-based policy allows the ecr:GetAuthorizationToken action$/,
    ],
    [
      'ecr:BatchGetImage',
      /^CannotPullContainerError: .*denied: User: arn:aws:sts::123456789012:assumed-role\/api-execution\/[0-9a-f]{32} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:ap-northeast-2:123456789012:repository\/shop\/api because/,
    ],
    [
      'logs:CreateLogStream',
      /^ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: .* is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:ap-northeast-2:123456789012:log-group:\/shop\/api:log-stream:api\/api\/[0-9a-f]{32} because .* : exit status 1$/,
    ],
  ])('when its execution role lacks %s', async (action, reason) => {
    const account = await taskAccount();
    await account.allow(withoutAction(action));
    expect(await reasonOf(account)).toMatch(reason);
  });

  it('when its execution role may not read the secret or the parameter', async () => {
    const account = await taskAccount();
    const arn = await secret(account, '{}');
    await account.allow(executionStatements.slice(0, 1));
    expect(await reasonOf(account, key(arn))).toMatch(
      new RegExp(
        `failed to fetch secret ${arn} from secrets manager: AccessDeniedException: User: .* is not authorized to perform: secretsmanager:GetSecretValue on resource: ${arn} because no identity-based policy allows`,
      ),
    );
    expect(await reasonOf(account, key('/shop/key'))).toMatch(
      /unable to retrieve secrets from ssm: service call has been retried 1 time\(s\): AccessDeniedException: User: .* is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:ap-northeast-2:123456789012:parameter\/shop\/key because/,
    );
  });

  it('when the policy of a VPC endpoint on the way allows nothing', async () => {
    const account = await taskAccount();
    account.network.refusing.add('ecr.api');
    expect(await reasonOf(account)).toMatch(
      /because no VPC endpoint policy allows the ecr:GetAuthorizationToken action$/,
    );
  });

  it('when the secret does not exist', async () => {
    const arn = `arn:aws:secretsmanager:${region}:${accountId}:secret:shop/none-AbCdEf`;
    expect(await reasonOf(await taskAccount(), key(arn))).toBe(
      `${initialization}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: ResourceNotFoundException: The task can't retrieve the secret with ARN '${arn}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    );
  });

  it('when the version, the stage or the JSON key does not exist', async () => {
    const account = await taskAccount();
    const arn = await secret(account, '{"KEY":"x"}');
    expect(await reasonOf(account, key(`${arn}:KEY:AWSPENDING:`))).toMatch(
      /ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSPENDING\.?$/,
    );
    expect(
      await reasonOf(account, key(`${arn}:KEY::00000000-0000-4000-8000-00000000000f`)),
    ).toMatch(
      /ResourceNotFoundException: Secrets Manager can't find the specified secret value for VersionId: 00000000-0000-4000-8000-00000000000f\.?$/,
    );
    expect(await reasonOf(account, key(`${arn}:key::`))).toBe(
      `${initialization}unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key key`,
    );
  });

  it.each([
    ['plain-text', "invalid character '…' looking for beginning of value"],
    [
      '["plain-text"]',
      'json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    ['"plain-text"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    ['null', 'retrieved secret from Secrets Manager did not contain json key KEY'],
  ])('when a key is asked of the secret %s, which it does not repeat', async (text, reason) => {
    const account = await taskAccount();
    const arn = await secret(account, text);
    const stopped = await reasonOf(account, key(`${arn}:KEY::`));
    expect(stopped).toBe(`${initialization}unable to retrieve secret from asm: ${reason}`);
    expect(stopped).not.toContain('plain');
  });

  it('when a valueFrom lacks its trailing colons', async () => {
    const account = await taskAccount();
    const arn = await secret(account, '{"KEY":"x"}');
    expect(await reasonOf(account, key(`${arn}:KEY`))).toBe(
      `${initialization}unable to retrieve secret from asm: an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.`,
    );
  });

  it('when the parameter does not exist', async () => {
    expect(await reasonOf(await taskAccount(), key('/shop/key'))).toBe(
      `${initialization}unable to retrieve secrets from ssm: service call has been retried 1 time(s): fetching secret data from SSM Parameter Store in ${region}: invalid parameters: /shop/key`,
    );
  });

  it.each([
    [`${registry}/shop/api:v2`, `${registry}/shop/api:v2: not found`],
    [`${registry}/shop/web:v1`, `${registry}/shop/web:v1: not found`],
    [
      'team/private',
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ],
  ])('when the image %s does not exist', async (image, reason) => {
    const account = await taskAccount();
    const definition = account.register(withContainer({ image }));
    const task = await account.untilStopped(account.launch({ definition }));
    const full = image.includes('.') ? image : `docker.io/${image}:latest`;
    const expected = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${full}: ${reason}`;
    expect(task).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: expected });
    expect(task.containers[0]).toMatchObject({ status: 'STOPPED', reason: expected });
  });

  it('when an image of several platforms lacks its own', async () => {
    const account = await taskAccount();
    account.repositories.put('shop/api', 'v1', {
      digest: `sha256:${'2'.repeat(64)}`,
      architectures: ['ARM64'],
      isIndex: true,
      compressedSize: 1,
      engineReference: 'local/arm',
    });
    expect(await reasonOf(account)).toBe(
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    );
  });

  it('when its log group does not exist', async () => {
    const account = await taskAccount();
    await call(account.logs.operations, 'DeleteLogGroup', { logGroupName: '/shop/api' });
    expect(await reasonOf(account)).toBe(
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    );
  });

  it('when it may not make the log group that it is told to make', async () => {
    const account = await taskAccount();
    const { options } = apiContainer.logConfiguration;
    const creating = withContainer({
      logConfiguration: {
        logDriver: 'awslogs',
        options: { ...options, 'awslogs-group': '/new', 'awslogs-create-group': 'true' },
      },
    });
    expect(await reasonOf(account, creating)).toMatch(
      /failed to create Cloudwatch log group: AccessDeniedException: User: .* is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:ap-northeast-2:123456789012:log-group:\/new:log-stream: because/,
    );
    await account.allow([
      ...executionStatements,
      { Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource: '*' },
    ]);
    account.launch({ definition: account.register(creating) });
    await account.clock.run({ for: 60_000 });
    expect(account.logs.hasGroup('/new')).toBe(true);
  });

  it('and the first lack in the order of a start is the one that is told', async () => {
    const account = await taskAccount();
    const wrong = { ...key('/shop/none'), executionRoleArn: executionRole };
    const lacking = { ...wrong.containerDefinitions[0], image: `${registry}/shop/none:v1` };
    const change = {
      ...apiDefinition,
      ...wrong,
      containerDefinitions: [{ ...apiContainer, ...lacking }],
    };
    await call(account.logs.operations, 'DeleteLogGroup', { logGroupName: '/shop/api' });
    await account.allow(executionStatements.slice(1), 'ec2.amazonaws.com');
    account.network.closed.add('ssm');

    expect(await reasonOf(account, change)).toMatch(/^ECS was unable to assume the role/);
    await account.allow(executionStatements.slice(1));
    expect(await reasonOf(account, change)).toMatch(/context deadline exceeded/);
    account.network.closed.clear();
    expect(await reasonOf(account, change)).toMatch(/AccessDeniedException/);
    await account.allow(executionStatements);
    expect(await reasonOf(account, change)).toMatch(/invalid parameters/);
    await call(account.parameters.operations, 'PutParameter', {
      Name: '/shop/none',
      Value: 'x',
      Type: 'SecureString',
    });
    expect(await reasonOf(account, change)).toMatch(/^CannotPullContainerError.*not found$/);
    account.repositories.put('shop/api', 'v3', {
      digest: `sha256:${'3'.repeat(64)}`,
      architectures: ['X86_64'],
      compressedSize: 1,
      engineReference: 'x',
    });
    const found = {
      ...change,
      containerDefinitions: [{ ...apiContainer, ...lacking, image: `${registry}/shop/api:v3` }],
    };
    expect(await reasonOf(account, found)).toMatch(/log group does not exist/);
  });
});

describe('what a task is given', () => {
  it('is whole secrets whole, keys by their value, and parameters', async () => {
    const account = await taskAccount();
    const text = '{"PASSWORD":"p","PORT":5432,"BIG":1012345678,"NONE":null}';
    const arn = await secret(account, text);
    await call(account.parameters.operations, 'PutParameter', {
      Name: '/shop/key',
      Value: 'v',
      Type: 'String',
    });
    const secretsOfApi = Object.entries({
      WHOLE: arn,
      PASSWORD: `${arn}:PASSWORD::`,
      PORT: `${arn}:PORT:AWSCURRENT:`,
      BIG: `${arn}:BIG::00000000-0000-4000-8000-000000000001`,
      NONE: `${arn}:NONE::`,
      PARAMETER: '/shop/key',
    }).map(([name, valueFrom]) => ({ name, valueFrom }));
    const definition = account.register(withContainer({ secrets: secretsOfApi }));
    const task = account.launch({ definition });
    await account.clock.run({ for: 60_000 });
    expect(account.environments.get('api')).toMatchObject({
      WHOLE: text,
      PASSWORD: 'p',
      PORT: '5432',
      BIG: '1.012345678e+09',
      NONE: '<nil>',
      PARAMETER: 'v',
      AWS_REGION: region,
      AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
      ECS_CONTAINER_METADATA_URI_V4: `http://169.254.170.2/v4/${task.id}-api`,
    });
    const shown = JSON.stringify(
      await call(account.tasks.operations, 'DescribeTasks', { cluster: 'shop', tasks: [task.arn] }),
    );
    expect(shown).not.toContain('1012345678');
  });
});
