import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import { estimateCost } from '../../cost/estimate-cost.ts';
import { buildGraph } from '../build-graph.ts';
import { application, postgres, ragPlatform, spanAt, web } from '../testing/applications.ts';
import { buildFoundation } from './build-foundation.ts';

const existing = {
  vpc: 'vpc-0123456789abcdef0',
  publicSubnets: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
  privateSubnets: ['subnet-0123456789abcdef3', 'subnet-0123456789abcdef4'],
  span: spanAt(9),
};

function inExisting(app: Application, parts: Partial<typeof existing> = {}): Application {
  const network = { ...app.network, nat: 'existing', existing: { ...existing, ...parts } } as const;
  return { ...app, network };
}

describe('an existing network', () => {
  const foundation = buildFoundation(inExisting(ragPlatform));

  test('is neither built nor changed', () => {
    const made = foundation.resources.filter(
      ({ type }) => type.startsWith('AWS::EC2::') && type !== 'AWS::EC2::SecurityGroup',
    );
    expect(made).toEqual([]);
  });

  test('is named by parameters, with the ids of the project unless others are given', () => {
    const found = foundation.parameters.map(({ type, default: id }) => [type, id]);
    expect(found.slice(0, 3)).toEqual([
      ['AWS::EC2::VPC::Id', existing.vpc],
      ['List<AWS::EC2::Subnet::Id>', existing.publicSubnets.join(',')],
      ['List<AWS::EC2::Subnet::Id>', existing.privateSubnets.join(',')],
    ]);
  });

  test('is handed over as one that was built: the other stacks are the same', () => {
    const others = (app: Application) =>
      buildGraph(app).graph.stacks.filter(({ layer }) => layer !== 'foundation');
    expect(others(inExisting(ragPlatform))).toEqual(others(ragPlatform));
    const given = (app: Application) =>
      buildFoundation(app).resources.flatMap((resource) =>
        resource.type === 'AWS::SSM::Parameter' ? [resource.properties] : [],
      );
    const names = (app: Application) =>
      given(app).map((properties) => ('Name' in properties ? properties.Name : ''));
    expect(names(inExisting(ragPlatform))).toEqual(names(ragPlatform));
  });

  test('is not in the sum, which says so', () => {
    const app = inExisting(application({ services: [web('api')] }));
    const cost = estimateCost(buildGraph(app).graph, app);
    expect(cost.existing).toEqual([existing.vpc]);
    expect(cost.lines.map(({ what }) => what).filter((what) => what.includes('NAT'))).toEqual([]);
    expect(cost.hints.map(({ message }) => message).join()).not.toContain('NAT');
  });

  const tooFew: readonly (readonly [Partial<typeof existing>, readonly string[]])[] = [
    [{}, []],
    [{ publicSubnets: ['subnet-a'] }, ['a load balancer wants two that are public']],
    [{ privateSubnets: ['subnet-b'] }, ['a database wants two']],
    [{ privateSubnets: ['subnet-b', 'subnet-b'] }, ['subnet-b is named twice']],
    [{ publicSubnets: [], privateSubnets: [] }, ['none is named']],
  ];

  test.each(tooFew)('with %j tells %j at its place', (parts, told) => {
    const app = inExisting(
      application({
        services: [web('api')],
        stores: [postgres('db')],
        domain: { name: 'api.example.com', hostedZone: 'Z1', span: spanAt(1) },
      }),
      parts,
    );
    const { diagnostics } = buildGraph(app);
    expect(diagnostics).toHaveLength(told.length);
    for (const [index, text] of told.entries()) {
      expect(diagnostics[index]).toMatchObject({ code: 'graph/existing-subnets', span: spanAt(9) });
      expect(diagnostics[index]?.message).toContain(text);
    }
  });
});
