import { describe, expect, it } from 'vitest';
import { closedEgress, usualNetwork } from '../../../network/testing/test-network.ts';
import { taskAccountOn } from '../testing/task-account.ts';

type Aws = Awaited<ReturnType<typeof usualNetwork>>;

/** Starts the api in a subnet; the answer is its status after ten minutes, and why. */
async function start(
  aws: Aws,
  subnet: { readonly ref: string },
  change: {
    readonly groups?: readonly { readonly ref: string }[];
    readonly publicly?: boolean;
  } = {},
) {
  const account = await taskAccountOn(aws.network);
  const { arn } = account.launch({
    subnetIds: [subnet.ref],
    securityGroupIds: (change.groups ?? []).map(({ ref }) => ref),
    assignPublicAddress: change.publicly ?? false,
  });
  await account.clock.run({ for: 600_000 });
  const { status, stoppedReason, availabilityZone } = account.look(arn);
  const explanations = account.observations.map((one) =>
    one.kind === 'connection-blocked' ? one.explanation : '',
  );
  return { status, stoppedReason, availabilityZone, explanations };
}

describe('whether a task starts', () => {
  it('behind a NAT gateway: yes', async () => {
    const aws = await usualNetwork();
    expect(await start(aws, aws.privateSubnet)).toMatchObject({
      status: 'RUNNING',
      availabilityZone: 'ap-northeast-2a',
    });
  });

  it('without a route to the registry: no', async () => {
    const aws = await usualNetwork();
    expect(await start(aws, aws.isolatedSubnet)).toMatchObject({
      status: 'STOPPED',
      stoppedReason: expect.stringMatching(
        /^ResourceInitializationError: .*unable to retrieve ecr registry auth: service call has been retried 5 time\(s\).*i\/o timeout/,
      ),
      explanations: [expect.stringContaining('route')],
    });
  });

  it('in a public subnet: only with a public address', async () => {
    const aws = await usualNetwork();
    expect(await start(aws, aws.publicSubnet)).toMatchObject({ status: 'STOPPED' });
    expect(await start(aws, aws.publicSubnet, { publicly: true })).toMatchObject({
      status: 'RUNNING',
    });
  });

  it('in a security group that lets nothing out: no', async () => {
    const aws = await usualNetwork();
    const closed = await aws.group({ SecurityGroupEgress: closedEgress });
    expect(await start(aws, aws.privateSubnet, { groups: [closed] })).toMatchObject({
      status: 'STOPPED',
      explanations: [expect.stringContaining('outbound rule')],
    });
  });

  it('with endpoints instead of a NAT gateway: only with all of them, S3 too', async () => {
    const aws = await usualNetwork();
    const endpoint = (service: string) =>
      aws.create('AWS::EC2::VPCEndpoint', {
        VpcId: aws.vpc.ref,
        ServiceName: `com.amazonaws.ap-northeast-2.${service}`,
        VpcEndpointType: 'Interface',
        SubnetIds: [aws.isolatedSubnet.ref],
        PrivateDnsEnabled: true,
      });
    for (const service of ['ecr.api', 'ecr.dkr', 'logs']) await endpoint(service);
    expect(await start(aws, aws.isolatedSubnet)).toMatchObject({
      status: 'STOPPED',
      stoppedReason: expect.stringMatching(
        /^CannotPullContainerError: ref pull has been retried .* httpReadSeeker: failed open/,
      ),
    });
    const table = await aws.create('AWS::EC2::RouteTable', { VpcId: aws.vpc.ref });
    await aws.create('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: aws.isolatedSubnet.ref,
      RouteTableId: table.ref,
    });
    await aws.create('AWS::EC2::VPCEndpoint', {
      VpcId: aws.vpc.ref,
      ServiceName: 'com.amazonaws.ap-northeast-2.s3',
      VpcEndpointType: 'Gateway',
      RouteTableIds: [table.ref],
    });
    expect(await start(aws, aws.isolatedSubnet)).toMatchObject({ status: 'RUNNING' });
  });

  it('through an endpoint whose policy does not let it pull: no', async () => {
    const aws = await usualNetwork();
    await aws.create('AWS::EC2::VPCEndpoint', {
      VpcId: aws.vpc.ref,
      ServiceName: 'com.amazonaws.ap-northeast-2.ecr.api',
      VpcEndpointType: 'Interface',
      SubnetIds: [aws.privateSubnet.ref],
      PrivateDnsEnabled: true,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        ],
      },
    });
    expect(await start(aws, aws.privateSubnet)).toMatchObject({
      status: 'STOPPED',
      stoppedReason: expect.stringMatching(
        /because no VPC endpoint policy allows the ecr:BatchCheckLayerAvailability action$/,
      ),
    });
  });
});
