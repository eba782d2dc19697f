import { expect, test } from 'vitest';
import { authorizationMessage } from './authorization-message.ts';
import { policy, tasksMayAssume, testRoles, trust } from './testing/test-roles.ts';

const roleType = 'AWS::IAM::Role';
const tasks = 'ecs-tasks.amazonaws.com';
const readAnySecret = policy({
  Effect: 'Allow',
  Action: 'secretsmanager:GetSecretValue',
  Resource: '*',
});
const readSecret = {
  action: 'secretsmanager:GetSecretValue',
  resource: 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf',
};
const executionPolicy = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

test('Ref of a role is its name, and its ARN has the path', async () => {
  const { roles, create } = testRoles();
  const role = await create(roleType, {
    RoleName: 'api-task',
    Path: '/shop/',
    AssumeRolePolicyDocument: tasksMayAssume,
  });
  expect(role.ref).toBe('api-task');
  expect(role.attribute('Arn')).toBe('arn:aws:iam::123456789012:role/shop/api-task');
  expect(role.attribute('RoleId')).toMatch(/^AROA[0-9A-F]{17}$/);
  expect(roles.roleOf(role.attribute('Arn'))).toEqual({
    arn: role.attribute('Arn'),
    name: 'api-task',
  });
  expect(roles.roleOf('arn:aws:iam::123456789012:role/api-task')).toBeUndefined();
});

test('A refused call reads as AWS writes it', async () => {
  const { roles, create } = testRoles();
  const role = await create(roleType, {
    RoleName: 'api-task',
    Path: '/shop/',
    AssumeRolePolicyDocument: tasksMayAssume,
  });
  const roleArn = role.attribute('Arn');
  const decision = roles.decide(roleArn, readSecret);
  if (decision.allowed) throw new Error('Nothing allows it');
  expect(authorizationMessage({ kind: 'role', roleArn, sessionName: '4f0c' }, decision)).toBe(
    'User: arn:aws:sts::123456789012:assumed-role/api-task/4f0c is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf because no identity-based policy allows the secretsmanager:GetSecretValue action',
  );
});

test('The execution policy of AWS pulls images and writes logs, and reads no secrets', async () => {
  const { roles, create } = testRoles();
  const role = await create(roleType, {
    AssumeRolePolicyDocument: tasksMayAssume,
    ManagedPolicyArns: [executionPolicy],
  });
  const may = (action: string) =>
    roles.decide(role.attribute('Arn'), { action, resource: '*' }).allowed;
  expect(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'logs:PutLogEvents'].map(may)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['secretsmanager:GetSecretValue', 'logs:CreateLogGroup'].map(may)).toEqual([false, false]);
});

test('A managed policy of AWS that is not here is refused by name', async () => {
  const { create } = testRoles();
  await expect(
    create(roleType, {
      AssumeRolePolicyDocument: tasksMayAssume,
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonChimeFullAccess'],
    }),
  ).rejects.toMatchObject({
    name: 'NotModelled',
    message:
      'The sandbox does not model the managed policy arn:aws:iam::aws:policy/AmazonChimeFullAccess.',
  });
  const own = 'arn:aws:iam::123456789012:policy/own';
  await expect(
    create(roleType, { AssumeRolePolicyDocument: tasksMayAssume, ManagedPolicyArns: [own] }),
  ).rejects.toThrow(`Policy ${own} does not exist or is not attachable.`);
});

test('A service may assume a role that trusts it, and no other service', async () => {
  const { roles, create } = testRoles();
  const arn = (await create(roleType, { AssumeRolePolicyDocument: tasksMayAssume })).attribute(
    'Arn',
  );
  expect(roles.canAssume(arn, tasks)).toEqual({ allowed: true });
  expect(roles.canAssume(arn, 'ec2.amazonaws.com')).toEqual({
    allowed: false,
    because: 'implicit',
    explanation: `sts:AssumeRole on resource: ${arn} because no resource-based policy allows the sts:AssumeRole action`,
  });
  expect(roles.canAssume(`${arn}-gone`, tasks).allowed).toBe(false);
});

test.each([
  [{ StringEquals: { 'aws:SourceAccount': '123456789012' } }, true],
  [{ StringEquals: { 'aws:SourceAccount': '210987654321' } }, false],
  [{ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:ap-northeast-2:123456789012:*' } }, true],
  [{ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:123456789012:*' } }, false],
  [{ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:ap-northeast-2:123456789012:cluster/a' } }, false],
  [{ StringEquals: { 'sts:ExternalId': 'x' } }, false],
])('A task gets a role whose trust has the condition %j: %s', async (condition, expected) => {
  const { roles, create } = testRoles();
  const role = await create(roleType, {
    AssumeRolePolicyDocument: trust({ Principal: { Service: [tasks] }, Condition: condition }),
  });
  expect(roles.canAssume(role.attribute('Arn'), tasks).allowed).toBe(expected);
});

test('A trust policy may ask for the resource on whose behalf a service comes', async () => {
  const { roles, create } = testRoles();
  const pipe = 'arn:aws:pipes:ap-northeast-2:123456789012:pipe/a';
  const role = await create(roleType, {
    AssumeRolePolicyDocument: trust({
      Principal: { Service: 'pipes.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': pipe } },
    }),
  });
  const arn = role.attribute('Arn');
  expect(roles.canAssume(arn, 'pipes.amazonaws.com', pipe).allowed).toBe(true);
  expect(roles.canAssume(arn, 'pipes.amazonaws.com', `${pipe}b`).allowed).toBe(false);
});

test('A denial in a trust policy is told as one', async () => {
  const { roles, create } = testRoles();
  const role = await create(roleType, {
    AssumeRolePolicyDocument: trust({ Effect: 'Deny', Principal: '*' }),
  });
  expect(roles.canAssume(role.attribute('Arn'), tasks)).toMatchObject({
    because: 'explicit',
    explanation: expect.stringMatching(/with an explicit deny in a resource-based policy$/),
  });
});

test.each([
  [trust({}), 'Missing required field Principal'],
  [trust({ Principal: { Service: tasks }, Resource: '*' }), 'Has prohibited field Resource'],
  [
    trust({ Principal: { Service: tasks }, Action: 's3:GetObject' }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  [
    trust({ Principal: { Service: 'ecs-tasks' } }),
    'Invalid principal in policy: "SERVICE":"ecs-tasks"',
  ],
  [
    trust({ Principal: { AWS: 'arn:aws:iam::123456789012:role/gone' } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/gone"',
  ],
])('IAM refuses a trust policy: %j', async (document, message) => {
  const { create } = testRoles();
  await expect(create(roleType, { AssumeRolePolicyDocument: document })).rejects.toMatchObject({
    name: 'MalformedPolicyDocument',
    message,
  });
});

test('Names of roles are unique without regard to case, and have at most 64 characters', async () => {
  const { create } = testRoles();
  const role = (name: string) =>
    create(roleType, { RoleName: name, AssumeRolePolicyDocument: tasksMayAssume });
  await role('api');
  await expect(role('API')).rejects.toMatchObject({
    name: 'EntityAlreadyExists',
    message: 'Role with name API already exists.',
  });
  await expect(role('a'.repeat(65))).rejects.toThrow(
    `1 validation error detected: Value '${'a'.repeat(65)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  );
  await expect(role('a/b')).rejects.toThrow('The specified value for roleName is invalid.');
});

test('Inline policies of a role have together 10,240 characters, however they come to it', async () => {
  const { create } = testRoles();
  const long = (length: number) =>
    policy({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'a'.repeat(length)}` });
  const role = await create(roleType, {
    RoleName: 'api',
    AssumeRolePolicyDocument: tasksMayAssume,
    Policies: [{ PolicyName: 'one', PolicyDocument: long(6000) }],
  });
  await expect(
    create('AWS::IAM::Policy', {
      PolicyName: 'two',
      Roles: [role.ref],
      PolicyDocument: long(5000),
    }),
  ).rejects.toMatchObject({
    name: 'LimitExceeded',
    message: 'Maximum policy size of 10240 bytes exceeded for role api',
  });
});

test('A role has at most ten managed policies', async () => {
  const { create } = testRoles();
  const arns = await Promise.all(
    Array.from({ length: 11 }, async (_, index) => {
      const made = await create('AWS::IAM::ManagedPolicy', {
        ManagedPolicyName: `policy-${index}`,
        PolicyDocument: readAnySecret,
      });
      return made.ref;
    }),
  );
  await expect(
    create(roleType, { AssumeRolePolicyDocument: tasksMayAssume, ManagedPolicyArns: arns }),
  ).rejects.toThrow('Cannot exceed quota for PoliciesPerRole: 10');
});

test('Policies of their own give permissions while they exist, also over an update of the role', async () => {
  const aws = testRoles();
  const role = await aws.create(roleType, { AssumeRolePolicyDocument: tasksMayAssume });
  const may = () => aws.roles.decide(role.attribute('Arn'), readSecret).allowed;
  const inline = await aws.create('AWS::IAM::Policy', {
    PolicyName: 'secrets',
    Roles: [role.ref],
    PolicyDocument: readAnySecret,
  });
  expect(may()).toBe(true);
  await aws.update(role, { ...role.properties, Description: 'Tasks of api' });
  expect(may()).toBe(true);
  await aws.delete(inline);
  expect(may()).toBe(false);
  const managed = await aws.create('AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: 'secrets',
    Roles: [role.ref],
    PolicyDocument: readAnySecret,
  });
  expect(managed.ref).toBe('arn:aws:iam::123456789012:policy/secrets');
  expect(may()).toBe(true);
  await aws.update(role, { ...role.properties, Description: 'Tasks of the api' });
  expect(may()).toBe(true);
  await aws.delete(managed);
  expect(may()).toBe(false);
});

test('A permissions boundary takes away what it does not allow', async () => {
  const { roles, create } = testRoles();
  const boundary = await create('AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: 'boundary',
    PolicyDocument: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  });
  const role = await create(roleType, {
    AssumeRolePolicyDocument: tasksMayAssume,
    PermissionsBoundary: boundary.ref,
    Policies: [{ PolicyName: 'secrets', PolicyDocument: readAnySecret }],
  });
  expect(roles.decide(role.attribute('Arn'), readSecret)).toMatchObject({
    because: 'implicit',
    explanation: expect.stringContaining('because no permissions boundary allows'),
  });
});

test('An instance profile holds one role, which cannot be deleted before it', async () => {
  const aws = testRoles();
  const role = await aws.create(roleType, { AssumeRolePolicyDocument: tasksMayAssume });
  const profile = await aws.create('AWS::IAM::InstanceProfile', { Roles: [role.ref] });
  expect(profile.attribute('Arn')).toBe(
    `arn:aws:iam::123456789012:instance-profile/${profile.ref}`,
  );
  await expect(aws.delete(role)).rejects.toMatchObject({
    name: 'DeleteConflict',
    message: 'Cannot delete entity, must remove roles from instance profile first.',
  });
  await aws.delete(profile);
  await aws.delete(role);
  expect(aws.roles.roleOf(role.attribute('Arn'))).toBeUndefined();
  await expect(aws.create('AWS::IAM::InstanceProfile', { Roles: ['gone'] })).rejects.toMatchObject({
    name: 'NoSuchEntity',
    message: 'The role with name gone cannot be found.',
  });
});
