import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '../events/engine-event.ts';
import type { Evidence, ServiceEvidence } from './evidence.ts';
import { diagnose, type Patient } from './explain.ts';
import { foldProblems } from './fold-problems.ts';

const patient: Patient = { name: 'api', kind: 'web', placeOf: () => undefined };

const died: TaskEvent = {
  service: 'api',
  task: '4f',
  definition: 'api:1',
  status: 'STOPPED',
  health: 'UNKNOWN',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'api', status: 'STOPPED', exitCode: 1 }],
};

const unheardOf =
  'ResourceInitializationError: the moon is in the wrong house, says the agent of the task';
const notStarted: TaskEvent = {
  ...died,
  stopCode: 'TaskFailedToStart',
  stoppedReason: 'Task failed to start',
  containers: [{ name: 'api', status: 'STOPPED', reason: unheardOf }],
};

const failedService: Evidence['failedResources'][number] = {
  stack: 'shop-api',
  logicalId: 'ApiService',
  type: 'AWS::ECS::Service',
  status: 'CREATE_FAILED',
  reason: 'ECS Deployment Circuit Breaker was triggered',
};

const graph = {
  stacks: [
    {
      name: 'shop-api',
      layer: 'service' as const,
      parameters: [],
      outputs: [],
      resources: [
        { id: 'ApiService', type: 'AWS::ECS::Service' as const, owner: 'api', properties: {} },
      ],
    },
  ],
};

function verdictsOn(
  service: Partial<ServiceEvidence>,
  failedResources: Evidence['failedResources'] = [],
) {
  const nothing = { stopped: [], logTail: [], unhealthy: [], messages: [], blocked: [] };
  const services = [{ service: 'api', ...nothing, ...service }];
  return diagnose({ services, failedResources }, () => patient, graph as never);
}

describe('a task that died once', () => {
  const messages = [
    '(service api) has started 1 tasks.',
    '(service api) has reached a steady state.',
  ];

  it('is advice when the service has come to rest since, and no problem', () => {
    const verdicts = verdictsOn({ stopped: [died], messages });
    expect(verdicts[0]?.diagnostic).toMatchObject({
      severity: 'advice',
      message:
        'api ends by itself: Essential container in task exited (api: exit code 1). It happened once, and the service runs since.',
    });
    expect(foldProblems(verdicts, [])).toEqual([]);
  });

  it.each([
    ['it did so again', { stopped: [died, { ...died, task: '5e' }], messages }],
    ['who deploys it has given it up', { stopped: [died], messages, givenUp: true }],
    ['the service has not come to rest', { stopped: [died], messages: messages.slice(0, 1) }],
    [
      'ECS went back to the version before',
      { stopped: [died], messages: ['(service api) deployment failed: rolls back.', ...messages] },
    ],
  ])('is a problem when %s', (_when, evidence) => {
    expect(verdictsOn(evidence)[0]?.diagnostic.severity).toBe('error');
  });
});

describe('a service that CloudFormation gives up', () => {
  it('is told with AWS’s reason for its tasks, when that is not known', () => {
    const [verdict] = verdictsOn({ stopped: [notStarted] }, [failedService]);
    expect(verdict?.diagnostic.code).toBe('deploy/resource-failed');
    expect(verdict?.diagnostic.message).toContain(unheardOf);
    expect(verdict?.evidence).toEqual([failedService.reason, unheardOf]);
  });

  it('is a consequence of what its tasks died of, when that is known', () => {
    const verdicts = verdictsOn({ stopped: [died] }, [failedService]);
    expect(verdicts.map(({ diagnostic }) => diagnostic.code)).toEqual(['crash-loop']);
  });
});
