import type { Fault } from '../fault.ts';
import { editResources, records } from '../template/template-body.ts';

/** Seconds that ECS gives the other container to become healthy. */
const startTimeout = 30;

export const dependencyNeverHealthy: Fault = {
  name: 'dependency-never-healthy',
  does: 'the container waits for another one of its task, whose health check never passes',
  expects: 'it is never started (dependency graph … has timed out); the second trips the breaker',
  shows: /dependency graph: container ordering dependency .* has timed out/,
  ends: 'rolled-back',
  cause: 'depends-on-invalid',
  change: ({ service }) => ({
    kind: 'change',
    service: editResources('AWS::ECS::TaskDefinition', (definition) => {
      const containers = records(definition.ContainerDefinitions);
      const own = containers.find(({ Name }) => Name === service.name);
      const waiting = {
        ...own,
        DependsOn: [{ ContainerName: 'dependency', Condition: 'HEALTHY' }],
      };
      const dependency = {
        Name: 'dependency',
        Image: own?.Image,
        Essential: false,
        EntryPoint: ['/bin/sh'],
        Command: ['-c', 'trap "exit 0" TERM; sleep 3600 & wait'],
        StartTimeout: startTimeout,
        HealthCheck: {
          Command: ['CMD-SHELL', 'exit 1'],
          Interval: 5,
          Timeout: 2,
          Retries: 3,
        },
        ...(own?.LogConfiguration !== undefined && { LogConfiguration: own.LogConfiguration }),
      };
      return {
        ...definition,
        ContainerDefinitions: [
          ...containers.map((container) => (container === own ? waiting : container)),
          dependency,
        ],
      };
    }),
  }),
};
