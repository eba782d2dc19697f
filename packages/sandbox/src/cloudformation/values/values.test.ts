import { describe, expect, test } from 'vitest';
import { type TestOptions, testCloudFormation } from '../testing/test-cloudformation.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

const scope: Scope = {
  parameter: (name) => ({ Stage: 'live', Zones: ['a', 'b'], 'AWS::Region': 'eu-west-1' })[name],
  condition: (name) => name === 'Yes',
  mappings: { Sizes: { live: { cpu: '512', ports: ['80', '81'] } } },
  resources: {
    reference: (logicalId) => `${logicalId}-1`,
    attribute: (logicalId, name) => (name === 'List' ? ['x', 'y'] : `${logicalId}/${name}`),
  },
  exported: (name) => (name === 'shop-vpc' ? 'vpc-1' : undefined),
  region: 'eu-west-1',
};

const subnets = { 'Fn::Cidr': ['10.0.0.0/16', 3, 8] };

describe('functions of templates', () => {
  test.each([
    [{ Ref: 'Stage' }, 'live'],
    [{ Ref: 'Queue' }, 'Queue-1'],
    [{ 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, 'Db/Endpoint.Address'],
    [{ 'Fn::GetAtt': 'Db.Endpoint.Address' }, 'Db/Endpoint.Address'],
    [
      { 'Fn::Sub': '${Stage}:${Queue}:${Db.Endpoint.Port}:${!Kept}:$x' },
      'live:Queue-1:Db/Endpoint.Port:${Kept}:$x',
    ],
    [{ 'Fn::Sub': ['${Port}/${Stage}', { Port: 80 }] }, '80/live'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1, { Ref: 'AWS::NoValue' }]] }, 'a-live-1'],
    [{ 'Fn::Join': [',', { Ref: 'Zones' }] }, 'a,b'],
    [{ 'Fn::Select': ['1', { 'Fn::GetAtt': ['Db', 'List'] }] }, 'y'],
    [{ 'Fn::Split': ['/', 'a/b/c'] }, ['a', 'b', 'c']],
    [{ 'Fn::If': ['Yes', 1, { Ref: 'AWS::NoValue' }] }, 1],
    [{ a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, b: 2 }, { b: 2 }],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'cpu'] }, '512'],
    [{ 'Fn::FindInMap': ['Sizes', 'live', 'ports'] }, ['80', '81']],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [{ 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    [{ 'Fn::GetAZs': { Ref: 'AWS::Region' } }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    [subnets, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
    [{ 'Fn::Select': [2, subnets] }, '10.0.2.0/24'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'shop-vpc' } }, 'vpc-1'],
  ])('%j is %j', (value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  test.each([
    [{ 'Fn::ImportValue': 'other' }, 'No export named other found'],
    [
      { 'Fn::FindInMap': ['Sizes', 'test', 'cpu'] },
      'Template error: Unable to get mapping for Sizes::test::cpu',
    ],
    [
      { 'Fn::Select': [2, ['a']] },
      'Template error: Fn::Select cannot select nonexistent value at index 2',
    ],
    [
      { 'Fn::Sub': '${Zones}' },
      'Template error: variable Zones in Fn::Sub expression does not resolve to a string',
    ],
    [
      { 'Fn::Transform': {} },
      'The sandbox does not model the template function Fn::Transform here.',
    ],
  ])('%j fails: %s', (value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });
});

/** What a parameter's value is after a stack was made of it, or why its creation failed. */
async function made(template: object, options: TestOptions = {}, input: object = {}) {
  const cloud = testCloudFormation(options);
  await cloud.create(template, input);
  const failed = (await cloud.events()).find((event) => event.includes('Made CREATE_FAILED'));
  return (
    failed ??
    [...cloud.live.values()].find(({ logicalId }) => logicalId === 'Made')?.properties.Value
  );
}

const resource = (Value: unknown) => ({
  Resources: { Made: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value } } },
});

describe('conditions', () => {
  test('decide which resources and outputs there are', async () => {
    const cloud = testCloudFormation();
    const stack = await cloud.create(
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: {
          Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] },
          Quiet: { 'Fn::Not': [{ Condition: 'Live' }] },
          Both: { 'Fn::And': [{ Condition: 'Live' }, { Condition: 'Quiet' }] },
          Either: { 'Fn::Or': [{ Condition: 'Live' }, { Condition: 'Quiet' }] },
        },
        Resources: {
          A: { Type: 'AWS::SQS::Queue', Condition: 'Either' },
          B: { Type: 'AWS::KMS::Key', Condition: 'Both' },
        },
        Outputs: {
          A: { Value: { Ref: 'A' }, Condition: 'Live' },
          B: { Value: { Ref: 'B' }, Condition: 'Quiet' },
        },
      },
      { Parameters: [{ ParameterKey: 'Stage', ParameterValue: 'live' }] },
    );
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'A', OutputValue: 'a-1' }],
    });
  });
});

describe('dynamic references', () => {
  const options = {
    ssm: {
      '/a': { value: '1' },
      '/a:2': { value: '2' },
      '/s': { type: 'SecureString' as const, value: '3' },
    },
    secrets: {
      login: '{"password":"p"}',
      'arn:aws:secretsmanager:eu-west-1:1:secret:login-a1b2c3': 'whole',
    },
  };

  test.each([
    ['{{resolve:ssm:/a}}-{{resolve:ssm:/a:2}}', '1-2'],
    ['{{resolve:ssm-secure:/s}}', '3'],
    ['{{resolve:secretsmanager:login:SecretString:password}}', 'p'],
    ['{{resolve:secretsmanager:login:SecretString:password::}}', 'p'],
    ['{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:login-a1b2c3}}', 'whole'],
    [{ 'Fn::Sub': '${AWS::StackName} {{resolve:ssm:/a}}' }, 'shop 1'],
  ])('%j is %s', async (value, expected) => {
    expect(await made(resource(value), options)).toBe(expected);
  });

  test.each([
    ['{{resolve:ssm:/none}}', 'Parameters: [ssm:/none] cannot be found.'],
    ['{{resolve:ssm:/s}}', 'Non-secure ssm prefix was used for secure parameter: [/s]'],
    [
      '{{resolve:secretsmanager:login:SecretString:user}}',
      'Could not find a value associated with JSONKey in SecretString',
    ],
  ])('%s fails: %s', async (value, reason) => {
    expect(await made(resource(value), options)).toBe(`Made CREATE_FAILED ${reason}`);
  });
});

describe('parameters', () => {
  const declared = (declaration: object, value: unknown = { Ref: 'P' }) => ({
    Parameters: { P: declaration },
    ...resource(value),
  });
  const given = (ParameterValue: string) => ({
    Parameters: [{ ParameterKey: 'P', ParameterValue }],
  });

  test.each([
    [{ Type: 'String' }, {}, 'Parameters: [P] must have values'],
    [
      { Type: 'String' },
      {
        Parameters: [
          { ParameterKey: 'P', ParameterValue: 'a' },
          { ParameterKey: 'Q', ParameterValue: 'b' },
        ],
      },
      'Parameters: [Q] do not exist in the template',
    ],
    [
      { Type: 'String', AllowedValues: ['a', 'b'] },
      given('c'),
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+' },
      given('A'),
      "Parameter 'P' must match pattern [a-z]+",
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'small letters only' },
      given('A'),
      'Parameter P failed to satisfy constraint: small letters only',
    ],
    [
      { Type: 'String', MinLength: 3 },
      given('ab'),
      "Parameter 'P' must contain at least 3 characters",
    ],
    [
      { Type: 'String', MaxLength: '1' },
      given('ab'),
      "Parameter 'P' must contain at most 1 characters",
    ],
    [{ Type: 'Number' }, given('ab'), "Parameter 'P' must be a number"],
    [{ Type: 'Number', MinValue: 1 }, given('0'), "Parameter 'P' must be a number not less than 1"],
    [
      { Type: 'Number', MaxValue: 1 },
      given('2'),
      "Parameter 'P' must be a number not greater than 1",
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      given('/none'),
      'Unable to fetch parameters [/none] from parameter store for this account.',
    ],
  ])('%j refuses %j: %s', async (declaration, input, message) => {
    await expect(made(declared(declaration), {}, input)).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  test('of an SSM type are what the store holds, and shown with both', async () => {
    const cloud = testCloudFormation({
      ssm: { '/subnets': { type: 'StringList', value: 's-1,s-2' } },
    });
    const stack = await cloud.create(
      declared(
        { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: '/subnets' },
        { 'Fn::Select': [1, { Ref: 'P' }] },
      ),
    );
    expect([...cloud.live.values()][0]?.properties).toMatchObject({ Value: 's-2' });
    expect(stack.Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '/subnets', ResolvedValue: 's-1,s-2' },
    ]);
  });

  test('keep their previous value where that is asked for, also hidden ones', async () => {
    const cloud = testCloudFormation();
    const template = declared({ Type: 'String', NoEcho: true }, { 'Fn::Sub': '${P}!' });
    await cloud.create(template, given('secret'));
    const stack = await cloud.update(
      { ...template, Outputs: { O: { Value: 'x' } } },
      { Parameters: [{ ParameterKey: 'P', UsePreviousValue: true }] },
    );
    expect(stack).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Parameters: [{ ParameterKey: 'P', ParameterValue: '****' }],
    });
    expect(cloud.calls).toEqual(['create Made']);
  });
});
