import { describe, expect, it } from 'vitest';
import type { Application } from '../application/application.ts';
import { cloudFactsOf } from '../facts/cloud-facts-of-graph.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { Graph, Resource } from '../graph/graph.ts';
import { everything, ragPlatform, sesami } from '../graph/testing/applications.ts';
import { checkFacts } from './check-facts.ts';

describe('the templates that we write', () => {
  it.each([
    ['of a retrieval platform', ragPlatform],
    ['of a site with batch workers', sesami],
    ['with every store and kind of service', everything],
  ])('%s have no error', (_, application) => {
    const findings = findingsIn(buildGraph(application).graph, application);
    expect(findings.filter((finding) => finding.startsWith('error'))).toEqual([]);
  });
});

describe('incidents of real systems, put back into our templates', () => {
  it('private subnets without association', () => {
    expect(
      withoutResources(
        ({ type, id }) =>
          type === 'AWS::EC2::SubnetRouteTableAssociation' && id.startsWith('Private'),
      ),
    ).toEqual([
      'error: The subnet PrivateSubnet1 is not associated with any route table, and the main one, which it uses therefore, has no way to the internet for api, indexer and migrate.',
    ]);
  });

  it('tasks whose security group lets nothing out to the stores', () => {
    expect(
      withoutResources(
        ({ type, owner, id }) =>
          type === 'AWS::EC2::SecurityGroupEgress' && owner === 'api' && /To(Db|Redis)/.test(id),
      ),
    ).toEqual([
      'error: api cannot connect to db: its security group lets nothing out on port 5432.',
      'error: api cannot connect to redis: its security group lets nothing out on port 6379.',
    ]);
  });

  it('a store that does not let its services in', () => {
    expect(
      withoutResources(
        ({ type, id }) => type === 'AWS::EC2::SecurityGroupIngress' && /IndexerToDb/.test(id),
      ),
    ).toEqual(['error: db does not let indexer in on port 5432.']);
  });

  it('tasks that may not reach the internet', () => {
    const [finding] = withoutResources(
      ({ type, id }) => type === 'AWS::EC2::SecurityGroupEgress' && /ToInternet/.test(id),
    );
    expect(finding).toContain('cannot reach the image registry');
  });

  it('tasks that the load balancer cannot reach', () => {
    expect(
      withoutResources(
        ({ type, id }) => type === 'AWS::EC2::SecurityGroupIngress' && /FromLoadBalancer/.test(id),
      ),
    ).toEqual([
      "error: The load balancer cannot reach api: the tasks' security group lets nothing in from it on port 8000.",
    ]);
  });

  it('an execution role without permissions', () => {
    const findings = changed((resource) =>
      resource.type === 'AWS::IAM::Role' && resource.id === 'MigrateExecutionRole'
        ? { ...resource, properties: { ...resource.properties, Policies: [] } }
        : resource,
    );
    expect(findings.map((finding) => finding.slice(0, 60))).toEqual(
      [
        'error: The execution role of migrate may not read DbConnecti',
        'error: The logs of migrate cannot be set up: the execution ro',
        'error: The execution role of migrate may not pull its image: ',
      ].map((finding) => finding.slice(0, 60)),
    );
  });

  it('a log group and a listener rule that nobody creates', () => {
    expect(
      withoutResources(({ id }) => id === 'ApiLogGroup').some((finding) =>
        finding.includes('the log group ApiLogGroup does not exist'),
      ),
    ).toBe(true);
    expect(
      withoutResources(({ type }) => type === 'AWS::ElasticLoadBalancingV2::ListenerRule'),
    ).toEqual([
      'error: api is not connected to the load balancer: no listener and no rule forwards to its target group.',
    ]);
  });

  it('a VPC without DNS host names', () => {
    const findings = changed((resource) =>
      resource.type === 'AWS::EC2::VPC'
        ? { ...resource, properties: { ...resource.properties, EnableDnsHostnames: false } }
        : resource,
    );
    expect(findings.join()).toContain('The VPC has `enableDnsHostnames` off');
  });
});

function withoutResources(isGone: (resource: Resource) => boolean): readonly string[] {
  return changed((resource) => (isGone(resource) ? undefined : resource));
}

/** Errors in the retrieval platform's templates after a change of their resources. */
function changed(change: (resource: Resource) => Resource | undefined): readonly string[] {
  const { stacks } = buildGraph(ragPlatform).graph;
  let changes = 0;
  const graph = {
    stacks: stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.flatMap((resource) => {
        const kept = change(resource);
        if (kept !== resource) changes += 1;
        return kept ?? [];
      }),
    })),
  };
  if (changes === 0) throw new Error('Nothing was changed.');
  return findingsIn(graph, ragPlatform).filter((finding) => finding.startsWith('error'));
}

function findingsIn(graph: Graph, application: Application): readonly string[] {
  const facts = { origin: 'plan', cloud: cloudFactsOf(graph), application } as const;
  return checkFacts(facts).map(({ severity, message }) => `${severity}: ${message}`);
}
