import { beforeAll, describe, expect, it } from 'vitest';
import { type DeployedExample, deployExample } from '../../operations/testing/deployed-example.ts';
import { findLiveServices } from '../live/find-live-services.ts';
import { gatherLive, type LiveSystem } from '../live/gather-live.ts';
import { checkBlackholes } from './check-blackholes.ts';
import { checkGoneServices } from './check-gone-services.ts';
import { checkRecords } from './check-records.ts';
import { checkStaleSecrets } from './check-stale-secrets.ts';
import { checkStuckServices } from './check-stuck-services.ts';

let example: DeployedExample;
let system: LiveSystem;

beforeAll(async () => {
  example = await deployExample('rag-platform');
  const { services } = await findLiveServices(example.plan, example.account);
  const stacks = example.plan.graph.stacks.map(({ name }) => name);
  system = await gatherLive({ services, stacks }, example.account);
});

describe('secret-stale-after-rotation', () => {
  it('is told of a secret that is younger than a task that runs with it', () => {
    expect(checkStaleSecrets(system)).toEqual([]);
    const later = new Date(Number(system.tasks[0]?.startedAt) + 3_600_000);
    const secrets = system.secrets.map((secret) => ({ ...secret, changed: later }));
    expect(checkStaleSecrets({ ...system, secrets })).toMatchObject([
      { code: 'secret-stale-after-rotation', severity: 'warning', owner: 'api' },
    ]);
  });

  it('is not told when the task names a version', () => {
    const later = new Date(Number(system.tasks[0]?.startedAt) + 3_600_000);
    const secrets = system.secrets.map((secret) => ({ ...secret, changed: later }));
    const taskDefinitions = system.cloud.taskDefinitions.map((definition) => ({
      ...definition,
      containers: definition.containers.map((container) => ({
        ...container,
        secrets: container.secrets.map(({ name, valueFrom }) => ({
          name,
          valueFrom: `${valueFrom.split(':').slice(0, 7).join(':')}:KEY::4f1c`,
        })),
      })),
    }));
    const cloud = { ...system.cloud, taskDefinitions };
    expect(checkStaleSecrets({ ...system, cloud, secrets })).toEqual([]);
  });
});

describe('route-blackhole-nat', () => {
  it.each([
    ['pending', 'is pending'],
    ['failed', 'is failed'],
    ['deleted', 'is deleted'],
  ] as const)('is told of a NAT gateway that is %s', (state, words) => {
    expect(checkBlackholes(system.cloud)).toEqual([]);
    const natGateways = system.cloud.natGateways.map((nat) => ({ ...nat, state }));
    const [finding] = checkBlackholes({ ...system.cloud, natGateways });
    expect(finding).toMatchObject({ code: 'route-blackhole-nat', owner: 'api' });
    expect(finding?.message).toContain(words);
  });

  it('is told of a route whose gateway is gone, and not of one that leads to a firewall', () => {
    const withTarget = (change: object) => ({
      ...system.cloud,
      routeTables: system.cloud.routeTables.map((table) => ({
        ...table,
        routes: table.routes.map((route) => ({ ...route, target: { ...route.target, ...change } })),
      })),
    });
    expect(checkBlackholes(withTarget({ state: 'blackhole' }))[0]?.message).toContain(
      'which is gone',
    );
    expect(checkBlackholes(withTarget({ state: 'blackhole', kind: 'other' }))).toEqual([]);
  });
});

describe('service-gone', () => {
  it('is told of a service that only its stack still knows, unless the stack is on its way', () => {
    expect(checkGoneServices(system)).toEqual([]);
    const missing = system.services.map(({ asked }) => asked);
    const gone = { ...system, missing, services: [] };
    expect(checkGoneServices(gone)).toMatchObject([{ code: 'service-gone', owner: 'api' }]);
    const stacks = system.cloud.stacks.map((stack) => ({ ...stack, status: 'DELETE_IN_PROGRESS' }));
    expect(checkGoneServices({ ...gone, cloud: { ...system.cloud, stacks } })).toEqual([]);
    const strangers = missing.map(({ stack: _stack, ...asked }) => asked);
    expect(checkGoneServices({ ...gone, missing: strangers })).toEqual([]);
  });
});

describe('zone-delegation-mismatch', () => {
  it('is told of a host whose record names another load balancer, and of nothing else', () => {
    const leadingTo = (target: string) => ({
      ...system,
      records: [{ host: 'api.example.com', zone: 'example.com', target }],
    });
    expect(checkRecords(leadingTo(system.balancerNames[0] ?? ''))).toEqual([]);
    const other = 'old-123.ap-northeast-2.elb.amazonaws.com';
    const [finding] = checkRecords(leadingTo(other));
    expect(finding).toMatchObject({ code: 'zone-delegation-mismatch', owner: 'api' });
    expect(finding?.message).toContain(
      `api.example.com leads to another load balancer: its record`,
    );
    expect(checkRecords(leadingTo('d111111abcdef8.cloudfront.net'))).toEqual([]);
  });
});

describe('cfn-service-stuck', () => {
  it('is told while a stack waits for a service with too few tasks', () => {
    expect(checkStuckServices(system)).toEqual([]);
    const stacks = system.cloud.stacks.map((stack) => ({ ...stack, status: 'UPDATE_IN_PROGRESS' }));
    const cloud = { ...system.cloud, stacks };
    expect(checkStuckServices({ ...system, cloud })).toEqual([]);
    const services = system.services.map((service) => ({
      ...service,
      described: { ...service.described, runningCount: 0 },
    }));
    expect(checkStuckServices({ ...system, cloud, services })).toMatchObject([
      { code: 'cfn-service-stuck', owner: 'api' },
    ]);
  });
});
