import type { Tag } from '@aws-sdk/client-ecs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Clusters } from '../clusters/cluster.ts';
import type { ServiceControl } from '../services/service-control.ts';
import type { DefinitionTags } from '../task-definitions/definition-store.ts';
import type { Tasks } from '../tasks.ts';

/** Something of ECS that carries tags. */
export interface Tagged {
  readonly tags: readonly Tag[];
  readonly retag: (tags: readonly Tag[]) => void;
}

/** By ARN; throws as ECS does for what is not there. */
export type FindTagged = (arn: string) => Tagged;

export function findTagged({
  clusters,
  control,
  definitionTags,
  tasks,
}: {
  readonly clusters: Clusters;
  readonly control: ServiceControl;
  readonly definitionTags: DefinitionTags;
  readonly tasks: Tasks;
}): FindTagged {
  const kinds: Readonly<Record<string, FindTagged>> = {
    cluster: (arn) => {
      const { name, tags } = clusters.find(arn);
      return { tags, retag: (next) => clusters.retag(name, next) };
    },
    service: (arn) => {
      const service = control.lookUp(undefined, arn);
      if (service === undefined || service.status === 'INACTIVE') {
        throw new AwsError('ServiceNotFoundException', 'Service not found.');
      }
      return { tags: service.settings.tags, retag: (next) => control.tag(service, next) };
    },
    'task-definition': (arn) => ({
      tags: definitionTags.of(arn),
      retag: (next) => definitionTags.set(arn, next),
    }),
    task: (arn) => {
      const task = tasks.find(arn);
      if (task === undefined) {
        throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
      }
      const tags = Object.entries(task.request.tags ?? {}).map(([key, value]) => ({ key, value }));
      return {
        tags,
        retag: () => {
          throw new NotModelled('new tags of tasks that were started');
        },
      };
    },
  };
  return (arn) => {
    const kind = /^arn:[^:]*:ecs:[^:]*:\d*:([a-z-]+)\//.exec(arn)?.[1] ?? '';
    const find = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (find !== undefined) return find(arn);
    throw new AwsError(
      'InvalidParameterException',
      'Invalid identifier: the ARN names no resource of ECS that can be tagged.',
    );
  };
}
