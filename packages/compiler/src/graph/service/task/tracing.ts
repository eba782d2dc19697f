import type { EcsTaskDefinitionContainerDefinition } from '../../aws/ecs.generated.ts';
import { ref } from '../../build-resource.ts';
import type { Parameter } from '../../graph.ts';
import type { Scope } from '../scope.ts';
import { containerName } from './build-container.ts';
import type { LogConfiguration } from './log-group.ts';
import type { TaskVariables } from './split-variables.ts';

/** AWS's build of the OpenTelemetry collector; a parameter, so that it can be moved on. */
export const collectorImage: Parameter = {
  id: 'CollectorImage',
  type: 'String',
  description: 'Image of the OpenTelemetry collector that runs beside the service.',
  default: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1',
};

/**
 * The collector beside the service: takes OTLP on localhost and hands traces to X-Ray. When it
 * fails it is restarted on its own and the service goes on.
 */
export function buildCollector(logs: LogConfiguration): EcsTaskDefinitionContainerDefinition {
  return {
    Name: 'aws-otel-collector',
    Image: ref(collectorImage.id),
    Essential: false,
    Command: ['--config=/etc/ecs/ecs-xray.yaml'],
    ReadonlyRootFilesystem: true,
    MemoryReservation: 64,
    RestartPolicy: { Enabled: true },
    LogConfiguration: logs,
  };
}

/** The variables by which OpenTelemetry's libraries find the collector, unless the project sets them. */
export function tracingVariables(scope: Scope): TaskVariables['environment'] {
  const own = new Set(scope.service.environment.map((binding) => binding.name));
  return [
    { Name: 'OTEL_SERVICE_NAME', Value: containerName(scope.service) },
    { Name: 'OTEL_EXPORTER_OTLP_ENDPOINT', Value: 'http://localhost:4318' },
    { Name: 'OTEL_EXPORTER_OTLP_PROTOCOL', Value: 'http/protobuf' },
  ].filter((variable) => !own.has(variable.Name));
}

/** What the collector does with the task role. */
export const tracingActions: readonly string[] = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];
