import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { NotModelled } from '../../aws/aws-error.ts';

const unmodelledLogDrivers: readonly unknown[] = ['splunk', 'awsfirelens'];
const unmodelledLogOptions = ['awslogs-datetime-format', 'awslogs-multiline-pattern'];

/** Throws NotModelled for what AWS would accept and the sandbox cannot do. */
export function refuseUnmodelled(definition: RegisterTaskDefinitionCommandInput): void {
  for (const name of unmodelledUses(definition)) throw new NotModelled(name);
}

function* unmodelledUses(definition: RegisterTaskDefinitionCommandInput): Iterable<string> {
  if (!definition.requiresCompatibilities?.includes('FARGATE')) {
    yield 'task definitions that do not require FARGATE';
  }
  if (definition.pidMode === 'task') yield 'a process namespace shared by a task (pidMode)';
  if (definition.enableFaultInjection === true) yield 'fault injection by tasks';
  const system = definition.runtimePlatform?.operatingSystemFamily ?? 'LINUX';
  if (system !== 'LINUX') yield `tasks of the operating system ${system}`;
  for (const container of definition.containerDefinitions ?? []) {
    if (container.volumesFrom?.length) yield 'volumesFrom of containers';
    if (container.systemControls?.length) yield 'systemControls of containers';
    const log = container.logConfiguration;
    if (log && unmodelledLogDrivers.includes(log.logDriver))
      yield `the log driver ${log.logDriver}`;
    if (log?.secretOptions?.length) yield 'secretOptions of log drivers';
    for (const option of unmodelledLogOptions) {
      if (log?.options?.[option] !== undefined) yield `the log option ${option}`;
    }
  }
}
