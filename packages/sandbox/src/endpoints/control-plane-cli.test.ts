import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ShopAccount, shopAccount } from '../testing/shop-account.ts';
import type { RunningEndpoints } from './serve.ts';

const cli = '/usr/bin/aws';
const isInstalled = existsSync(cli);
if (!isInstalled) console.info(`Left out: tests of ${cli}, which is not installed.`);

const run = promisify(execFile);
let account: ShopAccount;
let server: RunningEndpoints;

beforeAll(async () => {
  // Virtual time is not the time by which the command signs.
  account = shopAccount(undefined, { clockTolerance: Number.POSITIVE_INFINITY });
  await account.deploy();
  server = await account.sandbox.endpoints.listen();
});

afterAll(() => server.close());

async function aws(...args: readonly string[]) {
  const { accessKeyId, secretAccessKey } = account.sandbox.endpoints.developer;
  const { stdout } = await run(cli, ['--endpoint-url', server.url, '--output', 'json', ...args], {
    env: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: '/nonexistent',
    },
  });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

describe.skipIf(!isInstalled).concurrent(
  "Debian's command line client asks",
  () => {
    test.each([
      ['ecs list-services --cluster shop', 'service/shop/web'],
      ['cloudformation describe-stacks --stack-name shop', '"StackStatus":"CREATE_COMPLETE"'],
      ['elbv2 describe-target-groups', '"TargetGroupName":"shop-web"'],
      ['ec2 describe-vpcs --filters Name=tag:Name,Values=shop', '"CidrBlock":"10.0.0.0/16"'],
      ['iam get-role --role-name shop-execution', '"Service":"ecs-tasks.amazonaws.com"'],
      ['route53 list-hosted-zones-by-name', '"Name":"shop.example."'],
      ['cloudwatch describe-alarms', '"AlarmName":"shop-errors"'],
      [
        'application-autoscaling describe-scalable-targets --service-namespace ecs',
        '"ResourceId":"service/shop/web"',
      ],
      ['batch describe-job-queues', '"jobQueues":[]'],
    ])('%s', async (command, expected) => {
      expect(JSON.stringify(await aws(...command.split(' ')))).toContain(expected);
    });

    test('and understands refusals', async () => {
      await expect(aws('iam', 'get-role', '--role-name', 'none')).rejects.toThrow(
        'An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name none cannot be found.',
      );
      await expect(aws('ec2', 'describe-vpcs', '--vpc-ids', 'vpc-0')).rejects.toThrow(
        "An error occurred (InvalidVpcID.NotFound) when calling the DescribeVpcs operation: The vpc ID 'vpc-0' does not exist",
      );
    });
  },
  60_000,
);
