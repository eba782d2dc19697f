import type { DescribeComputeEnvironmentsCommand } from '@aws-sdk/client-batch';
import { DescribeStackResourcesCommand, type StackResource } from '@aws-sdk/client-cloudformation';
import { DescribeRouteTablesCommand } from '@aws-sdk/client-ec2';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import {
  type DeployedExample,
  deployExample,
  usualScript,
} from '../operations/testing/deployed-example.ts';
import { restrictSubnets } from '../testing/restrict-subnets.ts';
import { examineLive, examineProject } from './examine.ts';
import type { DoctorReport } from './problem.ts';
import { verdicts } from './verdict-diagnostics.ts';

/** What a report says, in few words. */
function said({ problems }: DoctorReport): readonly string[] {
  return problems.map(
    ({ diagnostic, certainty }) => `${certainty} ${diagnostic.code} ${diagnostic.owner}`,
  );
}

async function project(example: DeployedExample): Promise<DoctorReport> {
  return examineProject({ ...example.plan, textOf: () => undefined }, example.account);
}

describe('a running project', () => {
  it.each(['rag-platform', 'shortcut', 'audiobook', 'sesami'])(
    '%s has no problem and no risk',
    async (name) => {
      const report = await project(await deployExample(name));
      expect(said(report)).toEqual([]);
      // A new account may run 6 vCPUs, which is what these would need while they scale out.
      const risks = report.risks.filter(
        ({ severity, code }) => severity !== 'advice' && code !== 'quota-fargate-vcpu',
      );
      expect(risks).toEqual([]);
      expect(report.undecided).toEqual([]);
      expect(report.missing).toEqual([]);
    },
  );

  it('whose tasks began to die after they had been well is explained from their log', async () => {
    let isBroken = false;
    const example = await deployExample('rag-platform', (scene) =>
      isBroken && scene.container === 'api'
        ? {
            exits: { after: 1000, code: 1 },
            logs: [
              {
                after: 900,
                line: "  if (!process.env.JWT_SECRET_KEY) throw new Error('JWT_SECRET_KEY is required');",
              },
              { after: 901, line: '                                         ^' },
              { after: 902, line: 'Error: JWT_SECRET_KEY is required' },
            ],
          }
        : usualScript(scene),
    );
    isBroken = true;
    await replaceTasks(example);

    const report = await project(example);
    expect(said(report)[0]).toBe('likely env-required-missing api');
    expect(report.problems[0]?.diagnostic.message).toBe(
      'api misses the variable JWT_SECRET_KEY: Error: JWT_SECRET_KEY is required',
    );
  });
});

describe('a task that was killed for its memory', () => {
  it('is told with the limit that was in force and the one that was asked for', async () => {
    let grows = false;
    const example = await deployExample('rag-platform', (scene) =>
      grows && scene.container === 'api'
        ? { memory: { initial: 40_000_000, growth: 600_000_000 } }
        : usualScript(scene),
    );
    grows = true;
    await replaceTasks(example);

    const [problem] = (await project(example)).problems;
    expect(problem).toMatchObject({ certainty: 'certain', diagnostic: { code: 'oom-137' } });
    expect(problem?.diagnostic.message).toContain(
      'api needs more memory than its 2 GiB: OutOfMemory',
    );
  });

  it('names the limit that Fargate rounded up to', () => {
    const { 'oom-137': killed } = verdicts;
    const memory = { inForce: 1024, asked: 700 };
    expect(
      killed(undefined, { service: 'api', evidence: 'OutOfMemoryError', memory }),
    ).toMatchObject({
      message:
        'api needs more memory than its 1 GiB (the project asks for 700 MiB; Fargate’s next size up was in force): OutOfMemoryError',
      help: 'Ask for more with `deploy.resources.limits.memory: 2G`, or find what takes the memory.',
    });
  });
});

describe('a service that no project describes', () => {
  it('is explained from what ECS alone says', async () => {
    const example = await deployExample('rag-platform');
    const service = await serviceOf(example);
    const report = await examineLive(
      { subject: 'it', services: [{ name: 'web', ...service }], stacks: [] },
      example.account,
    );
    expect(said(report)).toEqual([]);
    expect(report.missing).toEqual([]);
  });

  it('that is not there is missing', async () => {
    const example = await deployExample('shortcut');
    const services = [{ name: 'web', cluster: 'nothing', service: 'web' }];
    const report = await examineLive({ subject: 'it', services, stacks: [] }, example.account);
    expect(report.missing).toEqual(['web']);
  });
});

describe('a network ACL that somebody has given the subnets', () => {
  const answers = { direction: 'inbound', from: 32_768, to: 60_999 } as const;
  const calls = { direction: 'outbound', from: 443, to: 443 } as const;
  const served = { direction: 'inbound', from: 8001, to: 8001 } as const;
  const replies = { direction: 'outbound', from: 1024, to: 65_535 } as const;

  it.each([
    ['what calls need', [calls, served, replies], 'cannot reach AWS and the internet', answers],
    ['what the load balancer needs', [calls, answers], 'be reached by its load balancer', served],
  ] as const)(
    'without %s is told with the entry that is missing',
    async (_what, allowed, cannot, missing) => {
      const example = await deployExample('rag-platform');
      const { ec2 } = await example.account.further();
      const acl = await restrictSubnets(ec2, await subnetsOf(example), allowed);
      const report = await project(example);
      expect(said(report)).toEqual(['likely nacl-blocks api']);
      const { message, help } = report.problems[0]?.diagnostic ?? {};
      expect(message).toContain(cannot);
      expect(message).toContain(`in network ACL ${acl} of subnet-`);
      expect(help).toContain(
        `aws ec2 create-network-acl-entry --network-acl-id ${acl} --ingress --rule-number 32766 --protocol tcp --port-range From=${missing.from},To=${missing.to} --cidr-block `,
      );
    },
  );

  it('with all that is needed is no problem', async () => {
    const example = await deployExample('rag-platform');
    const { ec2 } = await example.account.further();
    await restrictSubnets(ec2, await subnetsOf(example), [calls, answers, served, replies]);
    expect(said(await project(example))).toEqual([]);
  });

  it('that keeps tasks from their image is the cause of the timeout', async () => {
    const example = await deployExample('rag-platform');
    const { ec2 } = await example.account.further();
    await restrictSubnets(ec2, await subnetsOf(example), [calls, served, replies]);
    await replaceTasks(example);
    await example.run(({ clock }) => clock.sleep(600_000));
    const [problem] = (await project(example)).problems;
    expect(problem).toMatchObject({
      diagnostic: { code: 'nacl-blocks', owner: 'api' },
      certainty: 'certain',
      also: ['image-no-route'],
    });
    expect(problem?.evidence.join()).toMatch(/i\/o timeout|context deadline exceeded/);
  });
});

describe('queues and Batch', () => {
  it('are read: a queue that somebody took its dead letters from is a risk', async () => {
    const example = await deployExample('sesami');
    const { sqs } = await example.account.further();
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const attributes = await Promise.all(
      QueueUrls.map(async (QueueUrl) => {
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
        return { QueueUrl, ...(await sqs.send(command)).Attributes };
      }),
    );
    const source = attributes.find((queue) => 'RedrivePolicy' in queue)?.QueueUrl;
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: source, Attributes: { RedrivePolicy: '' } }),
    );
    const { risks } = await project(example);
    expect(risks.map(({ code, message }) => [code, message])).toContainEqual([
      'sqs-dlq-defects',
      expect.stringMatching(/^The queue \S*Analysis\S* has no dead-letter queue: /),
    ]);
  });

  it('whose compute environment AWS calls invalid starts no job', async () => {
    const example = await deployExample('sesami');
    const { batch } = example.account.clients;
    const statusReason = 'CLIENT_ERROR - Not authorized to perform sts:AssumeRole';
    const send = async (command: DescribeComputeEnvironmentsCommand) => {
      const answer = await batch.send(command);
      const computeEnvironments = answer.computeEnvironments?.map((environment) => ({
        ...environment,
        status: 'INVALID',
        statusReason,
      }));
      return { ...answer, ...(computeEnvironments && { computeEnvironments }) };
    };
    const clients = { ...example.account.clients, batch: { send } as unknown as typeof batch };
    const report = await project({ ...example, account: { ...example.account, clients } });
    expect(said(report)).toEqual(['likely batch-stuck-runnable worker']);
    expect(report.problems[0]?.diagnostic.message).toContain(statusReason);
  });
});

describe('what may not be read', () => {
  it('is named, and no rule that needs it is decided', async () => {
    const example = await deployExample('rag-platform');
    const further = await example.account.further();
    const ec2 = new Proxy(further.ec2, {
      get: (client, name) =>
        name === 'send'
          ? (command: { readonly constructor: unknown }) =>
              command.constructor === DescribeRouteTablesCommand
                ? Promise.reject(
                    Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' }),
                  )
                : client.send(command as never)
          : Reflect.get(client, name),
    });
    const account = { ...example.account, further: async () => ({ ...further, ec2 }) };
    const report = await project({ ...example, account });
    expect(report.undecided).toEqual([
      expect.objectContaining({
        action: 'ec2:DescribeRouteTables',
        denied: true,
        rules: expect.arrayContaining(['image-no-route', 'subnet-implicit-main-rt']),
      }),
    ]);
    expect(said(report)).toEqual([]);
  });
});

async function serviceOf({ plan, account }: DeployedExample) {
  const stack = plan.graph.stacks.find(({ service }) => service === 'api')?.name ?? '';
  const { StackResources = [] } = await account.clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  const found = StackResources.find(
    ({ ResourceType }: StackResource) => ResourceType === 'AWS::ECS::Service',
  );
  const [, cluster = '', service = ''] = found?.PhysicalResourceId?.split('/') ?? [];
  return { cluster, service };
}

async function subnetsOf(example: DeployedExample): Promise<readonly string[]> {
  const { cluster, service } = await serviceOf(example);
  const command = new DescribeServicesCommand({ cluster, services: [service] });
  const [found] = (await example.account.clients.ecs.send(command)).services ?? [];
  return found?.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
}

/** As `aws ecs update-service --force-new-deployment`, and two minutes. */
async function replaceTasks(example: DeployedExample): Promise<void> {
  const { UpdateServiceCommand } = await import('@aws-sdk/client-ecs');
  const service = await serviceOf(example);
  await example.run(async ({ clients, clock }) => {
    await clients.ecs.send(new UpdateServiceCommand({ ...service, forceNewDeployment: true }));
    await clock.sleep(120_000);
  });
}
