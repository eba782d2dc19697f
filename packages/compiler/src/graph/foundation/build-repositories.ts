import type { Application, TaskKind } from '../../application/application.ts';
import { logicalId } from '../../text/names.ts';
import { resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { repositoryName } from '../handover.ts';
import { tasksOf } from '../parts.ts';
import { isProduction } from '../production.ts';

/** Builds an image repository for every service that is built from the project. */
export function buildRepositories(application: Application): readonly Resource[] {
  return tasksOf(application)
    .filter((task) => task.image.kind === 'built')
    .map((task) => buildRepository(application, task));
}

/**
 * A production repository outlives its stack, as the images are what one can go back to; any other
 * goes with its stack, images and all.
 */
function buildRepository(application: Application, task: TaskKind): Resource {
  const isKept = isProduction(application);
  return resource(
    'AWS::ECR::Repository',
    logicalId('repository', task.name),
    {
      RepositoryName: repositoryName(application, task.name),
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
      LifecyclePolicy: { LifecyclePolicyText: JSON.stringify(lifecycle) },
      EmptyOnDelete: !isKept,
    },
    {
      span: task.image.span,
      owner: task.name,
      deletionPolicy: isKept ? 'RetainExceptOnCreate' : 'Delete',
      updateReplacePolicy: isKept ? 'Retain' : 'Delete',
    },
  );
}

const lifecycle = {
  rules: [
    {
      rulePriority: 1,
      description: 'Images without a tag go after a week',
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: 7,
      },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: 'The last fifty images stay',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 },
      action: { type: 'expire' },
    },
  ],
};
