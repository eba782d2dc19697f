import type { RequestListener } from 'node:http';
import type { Properties } from '../../resources/resource-handler.ts';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import type { LoadBalancingDependencies } from '../elastic-load-balancing.ts';
import { startTask, type TaskServer } from './task-server.ts';
import { createShop, createWorld, type World } from './world.ts';

/** A load balancer that is open on this machine, with tasks that really answer. */
export interface ServingShop {
  readonly clock: VirtualClock;
  readonly world: World;
  readonly groupArn: string;
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
  /** Where the first listener is open. */
  readonly port: number;
  /** Starts a task at 10.0.1.<number>, registers it, and waits until it is healthy. */
  task(number: number, answer: RequestListener): Promise<TaskServer>;
  close(): Promise<void>;
}

/** Opens one; health checks run on a virtual clock, requests in real time. */
export async function openShop(
  properties: Parameters<typeof createShop>[1] = {},
  options: Partial<LoadBalancingDependencies> = {},
): Promise<ServingShop> {
  const clock = virtualClock();
  const world = createWorld(clock, { expose: () => 0, ...options });
  const shop = await createShop(world, properties);
  const tasks: TaskServer[] = [];
  return {
    clock,
    world,
    groupArn: shop.groupArn,
    listenerArn: shop.listener.physicalId,
    loadBalancerArn: shop.loadBalancer.physicalId,
    port: world.elb.endpoints()[0]?.localPort ?? 0,
    async task(number, answer) {
      const address = `10.0.1.${number}`;
      const task = await startTask(world, address, answer);
      tasks.push(task);
      world.elb.register(shop.groupArn, { address, port: 8000 });
      await clock.run({ for: 6000 });
      return task;
    },
    async close() {
      await world.elb.close();
      await Promise.all(tasks.map((task) => task.close()));
    },
  };
}

/** A rule's properties. */
export function ruleOf(
  ListenerArn: string,
  Priority: number,
  condition: Properties,
  action: Properties,
): Properties {
  return { ListenerArn, Priority, Conditions: [condition], Actions: [action] };
}
