import {
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ParameterNotFound,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { resourceRequest } from '../resources/testing/resource-request.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createParameters } from './create-parameters.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });

let parameters: ReturnType<typeof createParameters>;
let client: SSMClient;

beforeEach(() => {
  parameters = createParameters({ clock: virtualClock(), identity });
  client = attach(
    new SSMClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    'SSM',
    { SSM: parameters.operations } as unknown as Services,
  );
});

const put = (Name: string, Value: string, more: Partial<PutParameterCommandInput> = {}) =>
  client.send(new PutParameterCommand({ Name, Value, Type: 'String', ...more }));
const get = async (Name: string, WithDecryption = false) =>
  (await client.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;

describe('names', () => {
  test.each([
    ['ssm-a', 'ValidationException', 'can\'t be prefixed with "ssm" (case-insensitive)'],
    ['/shop/a b', 'ValidationException', 'the following 3 symbols .-_'],
    ['shop/a', 'ValidationException', 'Parameter name must be a fully qualified name.'],
    ['/aws/a', 'AccessDeniedException', 'No access to reserved parameter name: /aws/a.'],
    ['/a'.repeat(16), 'HierarchyLevelLimitExceededException', '15 levels'],
  ])('%s is refused', async (name, error, message) => {
    await expect(put(name, 'x')).rejects.toMatchObject({
      name: error,
      message: expect.stringContaining(message),
    });
  });

  test('a public parameter of AWS is refused by name', async () => {
    await expect(get('/aws/service/ami-amazon-linux-latest/al2023')).rejects.toThrow(
      'The sandbox does not model the public parameter /aws/service/ami-amazon-linux-latest/al2023.',
    );
    expect(() => parameters.find('/aws/service/a')).toThrow('does not model');
  });
});

describe('values', () => {
  test('a parameter exists once, unless it is overwritten, which makes a version', async () => {
    await put('/shop/a', 'one');
    await expect(put('/shop/a', 'two')).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
      message:
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    });
    const second = await put('/shop/a', 'two', { Overwrite: true });
    expect(second).toMatchObject({ Version: 2, Tier: 'Standard' });
    expect(await get('/shop/a')).toMatchObject({ Value: 'two', Version: 2 });
    expect(await get('/shop/a:1')).toMatchObject({ Value: 'one', Selector: ':1' });
  });

  test('it is found by its ARN as well, also in this process', async () => {
    await put('/shop/a', 'one');
    const arn = 'arn:aws:ssm:eu-west-1:123456789012:parameter/shop/a';
    expect(await get(arn)).toMatchObject({ Name: '/shop/a', ARN: arn });
    expect(parameters.find(`${arn}:1`)).toEqual({
      name: '/shop/a',
      arn,
      type: 'String',
      value: 'one',
      version: 1,
    });
    expect(parameters.find('/shop/none')).toBeUndefined();
  });

  test('4,096 characters fit the standard tier, more only the advanced one', async () => {
    await put('/shop/a', 'x'.repeat(4096));
    await expect(put('/shop/b', 'x'.repeat(4097))).rejects.toThrow(
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    );
    const chosen = await put('/shop/b', 'x'.repeat(4097), { Tier: 'Intelligent-Tiering' });
    expect(chosen.Tier).toBe('Advanced');
    await expect(put('/shop/c', 'x'.repeat(8193), { Tier: 'Advanced' })).rejects.toThrow('8192');
    await expect(put('/shop/b', 'x', { Tier: 'Standard', Overwrite: true })).rejects.toThrow(
      "You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier",
    );
  });

  test('an empty value, one that nests another and one of the wrong form are refused', async () => {
    await expect(put('/shop/a', '')).rejects.toThrow('greater than or equal to 1');
    await expect(put('/shop/a', '{{ssm:/b}}')).rejects.toThrow("can't nest another parameter");
    const refusal = await put('/shop/a', 'hunter2', { AllowedPattern: '[0-9]+' }).catch((e) => e);
    expect(refusal.message).toBe(
      'Parameter value, cannot be validated against allowedPattern: [0-9]+',
    );
  });

  test('a SecureString is masked unless decryption is asked for', async () => {
    await put('/shop/password', 'hunter2', { Type: 'SecureString' });
    const masked = JSON.stringify([
      await get('/shop/password'),
      await client.send(new DescribeParametersCommand({})),
      await client.send(new GetParameterHistoryCommand({ Name: '/shop/password' })),
    ]);
    expect(masked).not.toContain('hunter2');
    expect(await get('/shop/password', true)).toMatchObject({ Value: 'hunter2' });
  });
});

test('a missing parameter is ParameterNotFound, a missing version is named', async () => {
  await expect(get('/shop/none')).rejects.toBeInstanceOf(ParameterNotFound);
  await put('/shop/a', 'one');
  await expect(get('/shop/a:2')).rejects.toMatchObject({
    name: 'ParameterVersionNotFound',
    message:
      'Systems Manager could not find version 2 of /shop/a. Verify the version and try again.',
  });
});

test('of several names, those that do not exist are listed as invalid', async () => {
  await put('/shop/a', 'one');
  const { Parameters, InvalidParameters } = await client.send(
    new GetParametersCommand({ Names: ['/shop/a', '/shop/none', '/shop/a:9'] }),
  );
  expect(Parameters?.map(({ Value }) => Value)).toEqual(['one']);
  expect(InvalidParameters).toEqual(['/shop/none', '/shop/a:9']);
  const Names = Array.from({ length: 11 }, (_, index) => `/shop/${index}`);
  await expect(client.send(new GetParametersCommand({ Names }))).rejects.toThrow('10');
});

test('a path gives what lies directly below, or everything below, ten at a time', async () => {
  for (let index = 0; index < 12; index += 1) await put(`/shop/api/${index}`, 'x');
  await put('/shop/api/deep/a', 'x');
  await put('/shopping/a', 'x');
  const page = (more: object) =>
    client.send(new GetParametersByPathCommand({ Path: '/shop/api', ...more }));
  const first = await page({});
  const second = await page({ NextToken: first.NextToken });
  expect([first.Parameters?.length, second.Parameters?.length]).toEqual([10, 2]);
  expect(second.NextToken).toBeUndefined();
  const all = await page({ Recursive: true, NextToken: first.NextToken });
  expect(all.Parameters).toHaveLength(3);
  await expect(page({ MaxResults: 11 })).rejects.toThrow('10');
  await expect(page({ Path: 'shop' })).rejects.toThrow('must begin with a forward slash "/"');
});

test('a label names one version, and moves with the next that asks for it', async () => {
  await put('/shop/a', 'one');
  await put('/shop/a', 'two', { Overwrite: true });
  const label = (ParameterVersion: number, Labels: string[]) =>
    client.send(new LabelParameterVersionCommand({ Name: '/shop/a', ParameterVersion, Labels }));
  expect(await label(1, ['live', '1st', 'aws-x'])).toMatchObject({
    InvalidLabels: ['1st', 'aws-x'],
  });
  expect(await get('/shop/a:live')).toMatchObject({ Value: 'one' });
  await label(2, ['live']);
  expect(await get('/shop/a:live')).toMatchObject({ Value: 'two' });
});

test('deleted parameters are gone', async () => {
  await put('/shop/a', 'one');
  await put('/shop/b', 'one');
  await client.send(new DeleteParameterCommand({ Name: '/shop/a' }));
  const both = new DeleteParametersCommand({ Names: ['/shop/a', '/shop/b'] });
  expect(await client.send(both)).toMatchObject({
    DeletedParameters: ['/shop/b'],
    InvalidParameters: ['/shop/a'],
  });
});

test("IAM is asked for the parameter's ARN, and for a customer's key when decrypting", async () => {
  await put('/shop/a', 'x', { Type: 'SecureString', KeyId: 'alias/shop' });
  const needs = parameters.operations.GetParameters?.needs({
    Names: ['/shop/a:1'],
    WithDecryption: true,
  });
  expect(needs).toEqual([
    {
      action: 'ssm:GetParameters',
      resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/shop/a',
    },
    {
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:eu-west-1:123456789012:alias/shop',
      context: { 'kms:ViaService': 'ssm.eu-west-1.amazonaws.com' },
    },
  ]);
});

describe('in a template', () => {
  const template = () => {
    const handler = parameters.handlers['AWS::SSM::Parameter'];
    if (!handler) throw new Error('No handler.');
    return handler;
  };

  test('Ref is the name, and the value follows updates', async () => {
    const before = { Name: '/shop/listener', Type: 'String', Value: 'one' };
    const state = await template().create(resourceRequest(before));
    expect(state).toEqual({
      physicalId: '/shop/listener',
      attributes: { Type: 'String', Value: 'one' },
    });
    const after = { ...before, Value: 'two' };
    await template().update({ ...resourceRequest(after), state, before });
    expect(parameters.find('/shop/listener')).toMatchObject({ value: 'two', version: 2 });
    await template().delete({ ...resourceRequest(after), state });
    expect(parameters.find('/shop/listener')).toBeUndefined();
  });

  test('a name that exists, a SecureString and what is not modelled are refused', async () => {
    await put('/shop/a', 'x');
    const make = (properties: object) =>
      template().create(
        resourceRequest({ Name: '/shop/a', Type: 'String', Value: 'y', ...properties }),
      );
    await expect(make({})).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await expect(make({ Type: 'SecureString' })).rejects.toThrow(
      '#/Type: SecureString is not a valid enum value',
    );
    await expect(make({ Policies: '[]' })).rejects.toThrow('Policies of AWS::SSM::Parameter');
  });
});
