import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { describeStack } from '../../deploy/describe-stack.ts';
import { holdingLease } from '../../deploy/lease/holding-lease.ts';
import { findStacks } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import { placeOf } from '../run/task-place.ts';
import { type DeployedExample, deployExample } from '../testing/deployed-example.ts';
import { destroy } from './destroy.ts';
import { planDestruction } from './plan-destruction.ts';

function layersLeft({ run, plan }: DeployedExample) {
  return run(async (context) => (await findStacks(plan, context)).map(({ layer }) => layer));
}

/** One that no service of ECS has. */
function startTaskOf(service: string, plan: DeployedExample['plan']) {
  return async (context: OperationContext) => {
    const stack = (await findStacks(plan, context)).find((each) => each.service === service);
    const place = stack && (await placeOf(stack, context));
    await context.clients.ecs.send(
      new RunTaskCommand({
        cluster: place?.cluster,
        taskDefinition: place?.definition,
        launchType: 'FARGATE',
        networkConfiguration: place?.network,
      }),
    );
  };
}

async function deleteApi({ context, plan }: DeployedExample): Promise<void> {
  const StackName = plan.graph.stacks.find(({ service }) => service === 'api')?.name ?? '';
  await context.clients.cloudFormation.send(new DeleteStackCommand({ StackName }));
  while (await describeStack(StackName, context)) await context.clock.sleep(1000);
}

describe('destroying a project', () => {
  it('keeps stores and their network unless they are named', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;

    const planned = await run((context) => planDestruction(plan, [], context));
    const result = await run((context) => destroy(planned, 'laptop', context));

    expect(planned).toMatchObject({ isWhole: false, keptStores: ['db', 'cache'] });
    expect(planned.things.map(({ owner, what, fate }) => [owner, what, fate])).toEqual([
      ['api', 'logs', 'lost'],
      ['api', 'service', 'lost'],
    ]);
    expect(result).toEqual({ outcome: 'done', failures: [] });
    expect(await layersLeft(deployed)).toEqual(['foundation', 'data']);
  });

  it('takes one store out and leaves the others where they are', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;

    const planned = await run((context) => planDestruction(plan, ['db'], context));
    const result = await run((context) => destroy(planned, 'laptop', context));
    const after = await run((context) => planDestruction(plan, [], context));

    expect(planned.things).toContainEqual(
      expect.objectContaining({ owner: 'db', what: 'database', fate: 'snapshot' }),
    );
    expect(planned.things.filter(({ owner }) => owner === 'cache')).toEqual([]);
    expect(result).toEqual({ outcome: 'done', failures: [] });
    expect(after.keptStores).toEqual(['cache']);
    expect(await layersLeft(deployed)).toEqual(['foundation', 'data']);
  });

  it('takes everything when every store is named, through all protection', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;

    const planned = await run((context) => planDestruction(plan, ['db', 'cache'], context));
    const result = await run((context) => destroy(planned, 'laptop', context));

    expect(planned).toMatchObject({ isWhole: true, data: { isProtected: true } });
    expect(planned.things).toContainEqual(
      expect.objectContaining({
        what: 'secret',
        physicalId: expect.stringContaining(':secret:'),
        fate: 'stays',
      }),
    );
    expect(result).toEqual({ outcome: 'done', failures: [] });
    expect(await layersLeft(deployed)).toEqual([]);
  });

  it('goes on where an interruption has left it', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run, clock } = deployed;
    const named = ['db', 'cache'];
    const ends: string[] = [];
    for (let seconds = 20; seconds < 2000 && ends.at(-1) !== 'done'; seconds *= 2) {
      const interruption = new AbortController();
      const planned = await run((context) => planDestruction(plan, named, context));
      clock.after(seconds * 1000, () => interruption.abort());
      const context = { ...deployed.context, signal: interruption.signal };
      ends.push((await run(() => destroy(planned, 'laptop', context))).outcome);
    }

    expect(ends).toContain('interrupted');
    expect(ends.at(-1)).toBe('done');
    expect(await layersLeft(deployed)).toEqual([]);
  });

  it('stops a task that never ends, which would keep its network from going', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;
    await run(startTaskOf('api', plan));

    const planned = await run((context) => planDestruction(plan, ['db', 'cache'], context));
    const result = await run((context) => destroy(planned, 'laptop', context));

    expect(result).toEqual({ outcome: 'done', failures: [] });
    expect(await layersLeft(deployed)).toEqual([]);
  });

  it('plans nothing to lose in a stack that goes while it is planned', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;
    let goes: Promise<void> | undefined;
    deployed.account.clients.cloudFormation.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== 'GetTemplateCommand') return next(args);
          goes ??= deleteApi(deployed);
          await goes;
          return next(args);
        },
      { step: 'initialize' },
    );

    const planned = await run((context) => planDestruction(plan, [], context));
    const result = await run((context) => destroy(planned, 'laptop', context));

    expect(goes).toBeDefined();
    expect(planned.things).toEqual([]);
    expect(result).toEqual({ outcome: 'done', failures: [] });
    expect(await layersLeft(deployed)).toEqual(['foundation', 'data']);
  });

  it('does nothing while somebody else deploys', async () => {
    const deployed = await deployExample('rag-platform');
    const { plan, run } = deployed;
    const planned = await run((context) => planDestruction(plan, [], context));
    const { name: project, environment } = plan.application;
    const holder = { project, environment, by: 'arn:aws:iam::1:user/bo', host: 'desk' };

    await run((context) =>
      holdingLease(holder, context, async () => {
        await expect(destroy(planned, 'laptop', context)).rejects.toThrow('deploys from desk');
      }),
    );

    expect(await layersLeft(deployed)).toContain('service');
  });

  it('refuses a store that is not there', async () => {
    const { plan, run } = await deployExample('rag-platform');

    await expect(run((context) => planDestruction(plan, ['dv'], context))).rejects.toMatchObject({
      name: 'UnknownStore',
      known: ['db', 'cache'],
    });
  });
});
