import type { WebService, Worker } from '../../../application/application.ts';
import { resource, sub } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { givenText, idIn, ownedBy, type Scope } from '../scope.ts';

export type ScalableTarget = Resource<'AWS::ApplicationAutoScaling::ScalableTarget'>;

/** The number of a service's tasks, as something that autoscaling may change. */
export function buildScalableTarget(
  scope: Scope<WebService | Worker>,
  service: Resource<'AWS::ECS::Service'>,
): ScalableTarget {
  const { scale } = scope.service;
  return resource(
    'AWS::ApplicationAutoScaling::ScalableTarget',
    idIn(scope, 'scalable-target'),
    {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: sub(`service/${givenText(scope, 'cluster')}/\${${service.id}.Name}`),
      MinCapacity: scale.min,
      MaxCapacity: scale.max,
    },
    ownedBy(scope, scale.span),
  );
}
