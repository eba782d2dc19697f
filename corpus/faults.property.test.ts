import {
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Script } from '../packages/sandbox/src/index.ts';
import { type ApplicationLife, applicationLife } from './testing/application-life.ts';
import { planOf } from './testing/plan-of.ts';

/** What a container of a new version does instead of what it should. */
const fate = fc.oneof(
  fc.constant<Script>({}),
  fc.record({
    exits: fc.record({
      after: fc.integer({ min: 0, max: 120_000 }),
      code: fc.constantFrom(0, 1, 137),
      outOfMemory: fc.boolean(),
    }),
  }),
  fc.constant<Script>({ listens: [] }),
  fc.record({
    listens: fc.constantFrom(404, 500).map((status) =>
      [3000, 8000, 8001, 8080].map((port) => ({
        port,
        answers: () => ({ kind: 'status' as const, status }),
      })),
    ),
  }),
  fc.constant<Script>({ pull: { fails: 'manifest unknown' } }),
  fc.constant<Script>({ start: { fails: { code: 'CannotStartContainerError', reason: 'no' } } }),
  fc.constant<Script>({ command: () => ({ code: 1 }) }),
  fc.record({ onSigterm: fc.constant('ignored' as const) }),
);

describe.each(['rag-platform', 'shortcut', 'audiobook', 'sesami'])('%s', (name) => {
  const plan = planOf(`examples/${name}`);
  const containers = plan.application?.services.map((service) => service.name) ?? [];

  it('comes to an end with any new version, and the old one serves where the new one does not', async () => {
    const fates = fc.tuple(...containers.map(() => fate));
    await fc.assert(
      fc.asyncProperty(fates, async (drawn) => {
        const ofContainer = new Map(containers.map((container, at) => [container, drawn[at]]));
        const life = applicationLife(plan, (usual) => ({ image, container }) => ({
          ...usual,
          ...(image === 'second' && ofContainer.get(container)),
        }));
        expect((await life.deploy('first')).succeeded).toBe(true);

        const { stacks } = await life.deploy('second');

        await life.clock.run({ for: 1_800_000 });
        for (const service of await servicesOf(life)) {
          const stack = Object.keys(stacks).find((one) => one.endsWith(`-${service.serviceName}`));
          // What succeeded may still die later: no deployment can know.
          if (stack === undefined || stacks[stack]?.outcome !== 'failed') continue;
          expect(await isServing(life, service), service.serviceName).toBe(true);
          expect(versionsOf(life, service)).toEqual(['first']);
        }
      }),
      { numRuns: 4 },
    );
  });
});

async function servicesOf({ clients }: ApplicationLife): Promise<readonly Service[]> {
  const { clusterArns = [] } = await clients.ecs.send(new ListClustersCommand({}));
  const [cluster] = clusterArns;
  if (cluster === undefined) return [];
  const { serviceArns = [] } = await clients.ecs.send(new ListServicesCommand({ cluster }));
  if (serviceArns.length === 0) return [];
  const command = new DescribeServicesCommand({ cluster, services: serviceArns });
  return (await clients.ecs.send(command)).services ?? [];
}

/** All of its tasks run, and its load balancer finds them healthy. */
async function isServing({ clients }: ApplicationLife, service: Service): Promise<boolean> {
  if (service.runningCount !== service.desiredCount) return false;
  for (const { targetGroupArn: TargetGroupArn } of service.loadBalancers ?? []) {
    const command = new DescribeTargetHealthCommand({ TargetGroupArn });
    const { TargetHealthDescriptions = [] } = await clients.loadBalancing.send(command);
    const states = TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth?.State);
    if (states.filter((state) => state === 'healthy').length !== service.desiredCount) return false;
  }
  return true;
}

function versionsOf(life: ApplicationLife, { clusterArn = '', serviceName }: Service) {
  const running = life.sandbox.tasks
    .inCluster(clusterArn.slice(clusterArn.lastIndexOf('/') + 1))
    .filter(({ request, status }) => {
      return request.group === `service:${serviceName}` && status === 'RUNNING';
    });
  return life.versionsOf(running);
}
