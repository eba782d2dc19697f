import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scale } from '../../../application/application.ts';
import {
  at,
  list,
  resourcesOf,
  type TemplateBody,
} from '../../../template/testing/template-body.ts';
import { application, noOperations, queues, web, worker } from '../../testing/applications.ts';
import { templateOf } from '../testing/template-of.ts';

function scaled(scale: Scale, containerInsights = true) {
  return templateOf(
    application({
      services: [worker('bot', { scale })],
      stores: [queues('queue', ['work'])],
      operations: { ...noOperations, containerInsights },
    }),
    'bot',
  );
}

function policiesOf(template: TemplateBody) {
  return resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalingPolicy').map(
    ({ Properties }) => Properties,
  );
}

const messages = { target: 10, store: 'queue', queue: 'work' };

test('Limits that are the same leave nothing to scale', () => {
  const template = scaled({ min: 2, max: 2, cpu: 70 });
  expect(resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget')).toEqual([]);
  expect(policiesOf(template)).toEqual([]);
});

test('The service scales between its limits by each of its targets', () => {
  const template = scaled({ min: 2, max: 10, cpu: 70, memory: 80 });
  const [target] = resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget');
  expect(target?.Properties).toMatchObject({
    ResourceId: { 'Fn::Sub': 'service/${GivenCluster}/${BotService.Name}' },
    MinCapacity: 2,
    MaxCapacity: 10,
  });
  const tracked = policiesOf(template).map((policy) => {
    const tracking = at(policy, 'TargetTrackingScalingPolicyConfiguration');
    return [
      at(tracking, 'PredefinedMetricSpecification', 'PredefinedMetricType'),
      at(tracking, 'TargetValue'),
    ];
  });
  expect(tracked).toEqual([
    ['ECSServiceAverageCPUUtilization', 70],
    ['ECSServiceAverageMemoryUtilization', 80],
  ]);
});

test('Requests are counted for this load balancer and this target group', () => {
  const project = application({
    services: [web('api', { scale: { min: 1, max: 4, requests: 600 } })],
  });
  const [policy] = policiesOf(templateOf(project, 'api'));
  expect(
    at(policy, 'TargetTrackingScalingPolicyConfiguration', 'PredefinedMetricSpecification'),
  ).toEqual({
    PredefinedMetricType: 'ALBRequestCountPerTarget',
    ResourceLabel: {
      'Fn::Sub': '${GivenLoadBalancerName}/${ApiTargetGroup.TargetGroupFullName}',
    },
  });
});

test('Messages are divided by the tasks that AWS counts', () => {
  const [policy, ...others] = policiesOf(scaled({ min: 1, max: 5, messages }));
  const metrics = list(
    at(
      policy,
      'TargetTrackingScalingPolicyConfiguration',
      'CustomizedMetricSpecification',
      'Metrics',
    ),
  );
  expect(others).toEqual([]);
  expect(metrics.map((metric) => at(metric, 'ReturnData'))).toEqual([false, false, true]);
  expect(at(metrics[2], 'Expression')).toBe('messages / tasks');
});

test.each([
  ['from zero tasks', { min: 0, max: 3, messages }, true],
  ['where AWS counts no tasks', { min: 1, max: 3, messages }, false],
])('Messages decide in steps %s', (_, scale, containerInsights) => {
  const [out, back] = policiesOf(scaled(scale, containerInsights));
  expect(at(out, 'StepScalingPolicyConfiguration', 'StepAdjustments')).toEqual([
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
    { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 2 },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
  ]);
  expect(at(back, 'StepScalingPolicyConfiguration', 'StepAdjustments')).toEqual([
    { MetricIntervalUpperBound: 0, ScalingAdjustment: scale.min },
  ]);
});

test('Steps follow each other without gap up to the maximum, no more than AWS takes', () => {
  const limits = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 500 }));
  fc.assert(
    fc.property(limits, fc.integer({ min: 1, max: 1000 }), ([min, more], target) => {
      const max = min + more;
      const [out] = policiesOf(scaled({ min, max, messages: { ...messages, target } }, false));
      const steps = list(at(out, 'StepScalingPolicyConfiguration', 'StepAdjustments'));
      expect(steps.length).toBeLessThanOrEqual(20);
      expect(at(steps[0], 'MetricIntervalLowerBound')).toBe(0);
      expect(at(steps.at(-1), 'ScalingAdjustment')).toBe(max);
      expect(at(steps.at(-1), 'MetricIntervalUpperBound')).toBeUndefined();
      for (const [index, step] of steps.slice(1).entries()) {
        const before = steps[index];
        expect(at(step, 'MetricIntervalLowerBound')).toBe(at(before, 'MetricIntervalUpperBound'));
        expect(Number(at(step, 'MetricIntervalLowerBound'))).toBeGreaterThan(
          Number(at(before, 'MetricIntervalLowerBound')),
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('Messages that a task works on keep it from being stopped', () => {
  const template = scaled({ min: 0, max: 3, messages });
  const alarm = template.Resources.BotScaleByIdleAlarm;
  const metrics = list(at(alarm?.Properties, 'Metrics')).map(
    (metric) => at(metric, 'MetricStat', 'Metric', 'MetricName') ?? at(metric, 'Expression'),
  );
  expect(metrics).toEqual([
    'ApproximateNumberOfMessagesVisible',
    'ApproximateNumberOfMessagesNotVisible',
    'waiting + held',
  ]);
});
