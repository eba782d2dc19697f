import type { Output, Stack } from '../../graph/graph.ts';
import type { Placement } from '../cloud/fact.ts';
import type { TaskRunFact } from '../cloud/task.ts';
import type { Found, Seen } from './found.ts';
import { resolve } from './resolve.ts';
import { idOf, idsOf, isRecord } from './resolved.ts';
import type { Scope, Scopes } from './scope.ts';

/** Schedules that start tasks. */
export function readSchedules(found: Found): readonly TaskRunFact[] {
  return found('AWS::Scheduler::Schedule').flatMap(readSchedule);
}

function readSchedule({ fact, properties }: Seen<'AWS::Scheduler::Schedule'>): TaskRunFact[] {
  const { EcsParameters, RoleArn } = properties.Target;
  if (!EcsParameters) return [];
  return [
    {
      ...fact,
      kind: 'schedule',
      taskDefinition: idOf(EcsParameters.TaskDefinitionArn),
      placement: readPlacement(EcsParameters.NetworkConfiguration?.AwsvpcConfiguration),
      role: idOf(RoleArn),
    },
  ];
}

/** Jobs that a release runs: nothing in the template starts them, its outputs say where they run. */
export function readJobs(scopes: Scopes): readonly TaskRunFact[] {
  return [...scopes].flatMap(([stack, scope]) => readJob(stack, scope));
}

function readJob(stack: Stack, scope: Scope): readonly TaskRunFact[] {
  const definition = stack.resources.find(({ type }) => type === 'AWS::ECS::TaskDefinition');
  const isStarted = stack.resources.some(({ type }) => starters.includes(type));
  const outputs = new Map(stack.outputs.map((output) => [output.id, output]));
  const group = outputs.get('SecurityGroup');
  if (!definition || isStarted || !group) return [];
  const subnets = outputs.get('Subnets');
  return [
    {
      id: `${stack.name}.run`,
      span: definition.span,
      ...(definition.owner !== undefined && { owner: definition.owner }),
      kind: 'job',
      taskDefinition: `${stack.name}/${definition.id}`,
      placement: {
        subnets: subnets ? textOf(subnets, scope).split(',').map(idOf) : 'unknown',
        securityGroups: [idOf(textOf(group, scope))],
        publicAddress: outputs.get('PublicAddress')?.value === 'ENABLED',
      },
    },
  ];
}

const starters: readonly string[] = ['AWS::ECS::Service', 'AWS::Scheduler::Schedule'];

function textOf({ value }: Output, scope: Scope): string {
  const text: unknown = resolve(value, scope);
  return isRecord(text) ? '' : String(text);
}

interface AwsVpcConfiguration {
  readonly Subnets?: readonly string[] | string;
  readonly SecurityGroups?: readonly string[] | string;
  readonly AssignPublicIp?: string;
}

/** Where a task's network interface is put; AWS gives it no public address unless asked. */
export function readPlacement(configuration: AwsVpcConfiguration | undefined): Placement {
  return {
    subnets: idsOf(configuration?.Subnets),
    securityGroups: idsOf(configuration?.SecurityGroups),
    publicAddress: configuration?.AssignPublicIp === 'ENABLED',
  };
}
