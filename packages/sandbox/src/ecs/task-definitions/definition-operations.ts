import type {
  DeleteTaskDefinitionsCommandInput,
  DeleteTaskDefinitionsCommandOutput,
  DeregisterTaskDefinitionCommandInput,
  DeregisterTaskDefinitionCommandOutput,
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput,
  ListTaskDefinitionFamiliesCommandInput,
  ListTaskDefinitionFamiliesCommandOutput,
  ListTaskDefinitionsCommandInput,
  ListTaskDefinitionsCommandOutput,
  RegisterTaskDefinitionCommandInput,
  RegisterTaskDefinitionCommandOutput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import type { Need, Operation, Operations } from '../../aws/operation.ts';
import { pageOf } from '../shapes/page-of.ts';
import type { RegisteredDefinition } from '../task-definition.ts';
import type { DefinitionStore } from './definition-store.ts';
import { readDefinitionInput } from './read-definition.ts';

type Output<T> = Omit<T, '$metadata'>;

/** The operations of ECS that are about task definitions. */
export function definitionOperations(store: DefinitionStore): Operations {
  return {
    RegisterTaskDefinition: register(store),
    DescribeTaskDefinition: describe(store),
    DeregisterTaskDefinition: deregister(store),
    DeleteTaskDefinitions: remove(store),
    ListTaskDefinitions: list(store),
    ListTaskDefinitionFamilies: listFamilies(store),
  };
}

const anywhere = (action: string) => (): readonly Need[] => [{ action, resource: '*' }];

function register(
  store: DefinitionStore,
): Operation<RegisterTaskDefinitionCommandInput, Output<RegisterTaskDefinitionCommandOutput>> {
  return {
    needs: anywhere('ecs:RegisterTaskDefinition'),
    run: (input) => {
      const taskDefinition = store.register(readDefinitionInput(input));
      return { taskDefinition, tags: [...store.tagsOf(taskDefinition)] };
    },
  };
}

function describe(
  store: DefinitionStore,
): Operation<DescribeTaskDefinitionCommandInput, Output<DescribeTaskDefinitionCommandOutput>> {
  return {
    needs: anywhere('ecs:DescribeTaskDefinition'),
    run: ({ taskDefinition: reference, include }) => {
      const taskDefinition = store.find(reference ?? '');
      return {
        taskDefinition,
        ...(include?.includes('TAGS') && { tags: [...store.tagsOf(taskDefinition)] }),
      };
    },
  };
}

function deregister(
  store: DefinitionStore,
): Operation<DeregisterTaskDefinitionCommandInput, Output<DeregisterTaskDefinitionCommandOutput>> {
  return {
    needs: anywhere('ecs:DeregisterTaskDefinition'),
    run: ({ taskDefinition }) => ({ taskDefinition: store.deregister(taskDefinition ?? '') }),
  };
}

function remove(
  store: DefinitionStore,
): Operation<DeleteTaskDefinitionsCommandInput, Output<DeleteTaskDefinitionsCommandOutput>> {
  return {
    needs: anywhere('ecs:DeleteTaskDefinitions'),
    run: ({ taskDefinitions = [] }) => {
      const deleted: RegisteredDefinition[] = [];
      const failures: { arn: string; reason: string; detail: string }[] = [];
      for (const arn of taskDefinitions) {
        try {
          deleted.push(store.remove(arn));
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          failures.push({ arn, reason: error.name, detail: error.message });
        }
      }
      return { taskDefinitions: deleted, failures };
    },
  };
}

function list(
  store: DefinitionStore,
): Operation<ListTaskDefinitionsCommandInput, Output<ListTaskDefinitionsCommandOutput>> {
  return {
    needs: anywhere('ecs:ListTaskDefinitions'),
    run: ({ familyPrefix, status = 'ACTIVE', sort, ...paging }) => {
      const arns = store
        .all()
        .filter(({ family }) => familyPrefix === undefined || family === familyPrefix)
        .filter((definition) => definition.status === status)
        .map(({ taskDefinitionArn }) => taskDefinitionArn);
      const { items, ...next } = pageOf(sort === 'DESC' ? arns.reverse() : arns, paging);
      return { taskDefinitionArns: items, ...next };
    },
  };
}

function listFamilies(
  store: DefinitionStore,
): Operation<
  ListTaskDefinitionFamiliesCommandInput,
  Output<ListTaskDefinitionFamiliesCommandOutput>
> {
  return {
    needs: anywhere('ecs:ListTaskDefinitionFamilies'),
    run: ({ familyPrefix = '', status = 'ACTIVE', ...paging }) => {
      const all = store.all();
      const active = familiesOf(all.filter((definition) => definition.status === 'ACTIVE'));
      const families = [...familiesOf(all)]
        .filter((family) => family.startsWith(familyPrefix))
        .filter((family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'))
        .sort();
      const { items, ...next } = pageOf(families, paging);
      return { families: items, ...next };
    },
  };
}

function familiesOf(definitions: readonly RegisteredDefinition[]): ReadonlySet<string> {
  return new Set(definitions.map(({ family }) => family));
}
