import type { ApplicationService } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import { ref, resource } from '../../build-resource.ts';
import { replaceable } from '../../data/retention.ts';
import type { Resource } from '../../graph.ts';
import type { Property } from '../../intrinsics.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

/** The log group of all that a service runs; deleted with it. */
export function buildLogGroup(scope: Scope): Resource<'AWS::Logs::LogGroup'> {
  return resource(
    'AWS::Logs::LogGroup',
    idIn(scope, 'log-group'),
    {
      LogGroupName: logGroupName(scope),
      RetentionInDays: scope.application.operations.logRetention,
    },
    { ...ownedBy(scope), ...replaceable },
  );
}

/** `/seaworthy/shop/production/api` */
function logGroupName({ application, service }: Scope<ApplicationService>): string {
  return `/seaworthy/${application.name}/${application.environment}/${awsName(64, service.name)}`;
}

/** Where a container's output goes. */
export interface LogConfiguration {
  readonly LogDriver: 'awslogs';
  readonly Options: Readonly<Record<string, Property<string>>>;
}

/**
 * Non-blocking, because with the other mode a container stops at its next line of output while
 * CloudWatch cannot be reached. The buffer holds what comes in the meantime; beyond it lines are
 * lost. Stated, because AWS has changed the default.
 */
export function logConfiguration(
  group: Resource<'AWS::Logs::LogGroup'>,
  streamPrefix: string,
): LogConfiguration {
  return {
    LogDriver: 'awslogs',
    Options: {
      'awslogs-group': ref(group),
      'awslogs-region': ref('AWS::Region'),
      'awslogs-stream-prefix': streamPrefix,
      mode: 'non-blocking',
      'max-buffer-size': '25m',
    },
  };
}
