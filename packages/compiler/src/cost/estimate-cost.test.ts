import { describe, expect, it } from 'vitest';
import type { Application } from '../application/application.ts';
import type { ResourceType } from '../graph/aws/resources.generated.ts';
import type { Graph, Resource } from '../graph/graph.ts';
import { application, spanAt, web } from '../graph/testing/applications.ts';
import type { CostEstimate } from './cost.ts';
import { estimateCost } from './estimate-cost.ts';

describe('estimateCost', () => {
  it('prices half a vCPU and 2 GB in Seoul as the price list does', () => {
    const api = web('api', { size: { cpu: 512, memory: 2048, asked: {}, rounded: false } });
    const estimate = estimateOf(['AWS::ECS::Service', 'api'], { services: [api] });
    expect(cents(lineOf(estimate, 'Fargate'))).toBe(24.46);
    expect(lineOf(estimate, 'Fargate')?.basis).toBe(
      '365 vCPU-hours × $0.04656 + 1,460 GB-hours × $0.00511',
    );
  });

  it('prices a whole vCPU $17 higher', () => {
    const api = web('api', { size: { cpu: 1024, memory: 2048, asked: {}, rounded: false } });
    const estimate = estimateOf(['AWS::ECS::Service', 'api'], { services: [api] });
    expect(cents(lineOf(estimate, 'Fargate'))).toBe(41.45);
  });

  it('counts scaling from its least to its most tasks', () => {
    const api = web('api', { scale: { min: 1, max: 4, cpu: 70 } });
    const { monthlyUsd } = estimateOf(['AWS::ECS::Service', 'api'], { services: [api] });
    expect(monthlyUsd.high).toBeCloseTo(monthlyUsd.typical * 4, 1);
    expect(monthlyUsd.low).toBe(monthlyUsd.typical);
  });

  it('counts the load balancer with one public address a zone', () => {
    const estimate = estimateOf(['AWS::ElasticLoadBalancingV2::LoadBalancer']);
    expect(cents(lineOf(estimate, 'Application Load Balancer'))).toBe(19.35);
    expect(cents(lineOf(estimate, 'Public IPv4'))).toBe(7.3);
  });

  it('charges nothing for the first 100 GB to the internet', () => {
    const estimate = estimateOf(['AWS::ElasticLoadBalancingV2::LoadBalancer']);
    expect(lineOf(estimate, 'Data to the internet')?.monthlyUsd).toMatchObject({
      typical: 0,
      high: expect.closeTo(25.2, 2),
    });
  });

  it('counts the NAT gateway with its address', () => {
    const gateway = estimateOf(['AWS::EC2::NatGateway']);
    const address = estimateOf(['AWS::EC2::EIP']);
    expect(cents(lineOf(gateway, 'NAT')) + cents(lineOf(address, 'Public IPv4'))).toBeCloseTo(
      47.31,
    );
  });

  it('says that a price is unknown, and leaves it out of the total', () => {
    const estimate = estimateOf(['AWS::CloudWatch::Dashboard']);
    expect(lineOf(estimate, 'CloudWatch dashboard')?.monthlyUsd).toBeNull();
    expect(lineOf(estimate, 'CloudWatch dashboard')?.basis).toContain('unknown price');
    expect(estimate.monthlyUsd).toEqual({ low: 0, typical: 0, high: 0 });
  });

  it('knows no price in a region that the table does not have', () => {
    const estimate = estimateOf(['AWS::EC2::NatGateway'], { region: 'mx-central-1' });
    expect(lineOf(estimate, 'NAT')?.monthlyUsd).toBeNull();
  });

  it('puts the alarms of one service in one line', () => {
    const api = web('api');
    const estimate = estimateOf(
      ['AWS::CloudWatch::Alarm', 'api', 'AWS::CloudWatch::Alarm', 'api'],
      { services: [api] },
    );
    expect(estimate.lines).toHaveLength(1);
    expect(cents(estimate.lines[0])).toBe(0.2);
  });

  it('lists the dearest first and unknown prices last', () => {
    const estimate = estimateOf([
      'AWS::CloudWatch::Dashboard',
      '',
      'AWS::SecretsManager::Secret',
      '',
      'AWS::EC2::NatGateway',
      '',
    ]);
    expect(estimate.lines.map((line) => line.what)).toEqual([
      'NAT gateway',
      'Secrets Manager secret',
      'CloudWatch dashboard',
    ]);
  });

  it('charges the hosted zone to the domain', () => {
    const domain = { name: 'example.com', span: spanAt(40) };
    const estimate = estimateOf([], { domain });
    expect(lineOf(estimate, 'Route 53')).toMatchObject({ span: domain.span });
  });
});

describe('cost hints', () => {
  it('offers Valkey for Redis, at what it saves', () => {
    const [hint] = estimateOf([], { stores: [redis], network: noNat }).hints;
    expect(hint).toMatchObject({ savingUsd: 3.5, span: redis.span });
    expect(hint?.message).toContain('cache on Valkey');
  });

  it('offers ARM only to services on x86', () => {
    const size = { cpu: 512, memory: 2048, asked: {}, rounded: false };
    const x86 = estimateOf([], { services: [web('api', { size })], network: noNat });
    const arm = web('api', { size, architecture: 'ARM64' });
    expect(x86.hints.map((hint) => hint.savingUsd)).toEqual([4.89]);
    expect(estimateOf([], { services: [arm], network: noNat }).hints).toEqual([]);
  });

  it('offers public addresses instead of a NAT gateway, less what the addresses cost', () => {
    const { hints } = estimateOf([], { services: [web('api')] });
    expect(hints.find((hint) => hint.message.includes('nat: none'))?.savingUsd).toBe(43.07);
  });
});

const noNat = { cidr: '10.0.0.0/16', zones: 2, nat: 'none', endpoints: [] } as const;

const redis = {
  kind: 'cache',
  name: 'cache',
  span: spanAt(9),
  reasons: [],
  image: 'redis:7.1',
  engine: 'redis',
  version: '7.1',
  nodeType: 'cache.t4g.micro',
  nodes: 1,
  port: 6379,
  passwordNames: [],
} as const;

/** An estimate of resources given as type and owner in turn; an empty owner is none. */
function estimateOf(resources: readonly string[], parts: Partial<Application> = {}): CostEstimate {
  return estimateCost(graphOf(resources), application(parts));
}

function graphOf(pairs: readonly string[]): Graph {
  const resources: Resource[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const owner = pairs[at + 1];
    resources.push({
      id: `Resource${at}`,
      type: pairs[at] as ResourceType,
      properties: {} as Resource['properties'],
      span: spanAt(at),
      ...(owner && { owner }),
    });
  }
  const stack = {
    name: 'all',
    layer: 'foundation',
    description: '',
    parameters: [],
    conditions: {},
    resources,
    outputs: [],
    terminationProtection: false,
  } as const;
  return { stacks: [stack] };
}

function lineOf(estimate: CostEstimate, start: string) {
  return estimate.lines.find((line) => line.what.startsWith(start));
}

function cents(line: CostEstimate['lines'][number] | undefined): number {
  return Math.round((line?.monthlyUsd?.typical ?? Number.NaN) * 100) / 100;
}
