import type { RegisterTaskDefinitionCommandInput, Tag } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { RegisteredDefinition, TaskDefinitions } from '../task-definition.ts';
import { completeDefinition } from './complete-definition.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { objectionTo } from './rules/objection-to.ts';

/** Every revision that was registered and not deleted, with its tags. */
export interface DefinitionStore extends TaskDefinitions {
  /** Throws ClientException with AWS's objection, or NotModelled. */
  register(input: RegisterTaskDefinitionCommandInput): RegisteredDefinition;
  deregister(reference: string): RegisteredDefinition;
  /** Throws ClientException for a revision that is still active. */
  remove(reference: string): RegisteredDefinition;
  tagsOf(definition: RegisteredDefinition): readonly Tag[];
  readonly tags: DefinitionTags;
  /** In the order in which they were registered. */
  all(): readonly RegisteredDefinition[];
}

/** The tags of revisions by ARN; throws as ECS does for what was never registered. */
export interface DefinitionTags {
  of(arn: string): readonly Tag[];
  set(arn: string, tags: readonly Tag[]): void;
}

interface Entry {
  readonly definition: RegisteredDefinition;
  readonly tags: readonly Tag[];
}

/** An account's task definitions, none at first. */
export function createDefinitionStore({
  clock,
  identity,
}: Pick<Account, 'clock' | 'identity'>): DefinitionStore {
  const entries = new Map<string, Entry>();
  const lastRevisions = new Map<string, number>();

  function entry(reference: string): Entry {
    const key = reference.slice(reference.lastIndexOf('/') + 1);
    const found = key.includes(':') ? entries.get(key) : latestActive(key);
    if (found === undefined) {
      throw new AwsError('ClientException', 'Unable to describe task definition.');
    }
    return found;
  }

  function latestActive(family: string): Entry | undefined {
    for (let revision = lastRevisions.get(family) ?? 0; revision > 0; revision--) {
      const found = entries.get(`${family}:${revision}`);
      if (found?.definition.status === 'ACTIVE') return found;
    }
    return undefined;
  }

  return {
    find: (reference) => entry(reference).definition,
    tagsOf: (definition) => entry(definition.taskDefinitionArn).tags,
    tags: {
      of: (arn) => entry(arn).tags,
      set: (arn, tags) => {
        const { definition } = entry(arn);
        entries.set(`${definition.family}:${definition.revision}`, { definition, tags });
      },
    },
    all: () => [...entries.values()].map(({ definition }) => definition),

    register(input) {
      refuseUnmodelled(input);
      const objection = objectionTo(input);
      if (objection !== undefined) throw new AwsError('ClientException', objection);
      const family = input.family ?? '';
      const revision = (lastRevisions.get(family) ?? 0) + 1;
      const key = `${family}:${revision}`;
      const definition: RegisteredDefinition = {
        ...completeDefinition(input),
        taskDefinitionArn: arnOf(identity, 'ecs', `task-definition/${key}`),
        family,
        revision,
        status: 'ACTIVE',
        compatibilities: ['EC2', 'FARGATE'],
        registeredAt: new Date(clock.now()),
        registeredBy: `arn:aws:iam::${identity.account}:root`,
      };
      lastRevisions.set(family, revision);
      entries.set(key, { definition, tags: input.tags ?? [] });
      return definition;
    },

    deregister(reference) {
      const { definition, tags } = entry(reference);
      if (definition.status === 'INACTIVE') {
        throw new AwsError('ClientException', 'The specified task definition is inactive.');
      }
      const inactive: RegisteredDefinition = {
        ...definition,
        status: 'INACTIVE',
        deregisteredAt: new Date(clock.now()),
      };
      entries.set(`${definition.family}:${definition.revision}`, { definition: inactive, tags });
      return inactive;
    },

    remove(reference) {
      const { definition } = entry(reference);
      if (definition.status === 'ACTIVE') {
        throw new AwsError(
          'ClientException',
          'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
        );
      }
      entries.delete(`${definition.family}:${definition.revision}`);
      return { ...definition, status: 'DELETE_IN_PROGRESS' };
    },
  };
}
