import { ListClustersCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { deployExample } from '../testing/deployed-example.ts';
import { problemsOf } from './problems-of.ts';
import { readStatus } from './read-status.ts';

describe('the status of a deployed project', () => {
  it('says what runs, in which revision, and how the load balancer sees it', async () => {
    const { plan, run } = await deployExample('rag-platform');

    const status = await run((context) => readStatus({ ...plan, services: [] }, context));

    expect(status).toMatchObject({
      project: 'rag-platform',
      environment: 'production',
      url: 'https://api.example.com',
      stacks: [
        { layer: 'foundation', status: 'CREATE_COMPLETE', isPlanned: true },
        { layer: 'data', status: 'CREATE_COMPLETE' },
        { layer: 'service', service: 'api', status: 'CREATE_COMPLETE' },
      ],
      services: [
        {
          name: 'api',
          kind: 'web',
          running: {
            revision: 'rag-platform-production-api:1',
            desiredTasks: 1,
            runningTasks: 1,
            rollout: 'COMPLETED',
            tasks: [{ status: 'RUNNING', health: 'HEALTHY' }],
            targets: [{ state: 'healthy' }],
            scaling: { min: 1, max: 4, policies: ['70\u00a0%\u00a0CPU'] },
          },
        },
      ],
      alarms: [],
    });
    expect(problemsOf(status)).toEqual([]);
  });

  it('says that nothing is deployed before the first deployment', async () => {
    const { plan, run } = await deployExample('rag-platform');
    const elsewhere = { ...plan.application, environment: 'staging' };
    const request = { application: elsewhere, graph: { stacks: [] }, services: [] };

    const status = await run((context) => readStatus(request, context));

    expect(status.stacks).toEqual([]);
    expect(problemsOf(status)).toEqual([
      'Nothing of rag-platform is deployed in staging, ap-northeast-2.',
    ]);
  });

  it('finds nothing wrong with a service that is on its way to another revision', async () => {
    const { plan, run } = await deployExample('rag-platform');
    const status = await run((context) => readStatus({ ...plan, services: [] }, context));
    const [api] = status.services;
    if (!api?.running) throw new Error('api does not run');
    const running = { ...api.running, requested: 'rag-platform-production-api:2', desiredTasks: 3 };
    const asked = { ...status, services: [{ ...api, running }] };
    const moving = status.stacks.map((stack) =>
      stack.service === 'api' ? { ...stack, status: 'UPDATE_IN_PROGRESS' } : stack,
    );

    expect(problemsOf(asked)).toHaveLength(2);
    expect(problemsOf({ ...asked, stacks: moving })).toEqual([]);
  });

  it('names a service that lacks tasks', async () => {
    const { plan, run } = await deployExample('rag-platform');
    const status = await run(async (context) => {
      const { ecs } = context.clients;
      const [cluster] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
      await ecs.send(new UpdateServiceCommand({ cluster, service: 'api', desiredCount: 3 }));
      return readStatus({ ...plan, services: [] }, context);
    });

    expect(problemsOf(status)).toContain('api runs 1 of 3 tasks.');
  });

  it('names stacks of services that the project does not have any more', async () => {
    const { plan, run } = await deployExample('sesami');
    const graph = { stacks: plan.graph.stacks.filter(({ layer }) => layer !== 'service') };

    const { stacks } = await run((context) =>
      readStatus({ application: plan.application, graph, services: [] }, context),
    );

    const former = stacks.filter(({ isPlanned }) => !isPlanned).map(({ service }) => service);
    expect(former.length).toBe(plan.graph.stacks.length - graph.stacks.length);
    expect(former).toContain('migrate');
  });
});
