import type { ImageSource } from '../../../application/application.ts';
import { privateRepositoryOf } from '../../../application/images/private-repository.ts';
import { sub } from '../../build-resource.ts';
import { repositoryName } from '../../handover.ts';
import type { Reference } from '../../intrinsics.ts';
import type { Scope } from '../scope.ts';
import { allow, arn, type Statement } from './statement.ts';

/** Leave to pull the service's image; none for an image of a public registry. */
export function pullStatements(scope: Scope): readonly Statement[] {
  const repository = repositoryArn(scope.service.image, scope);
  if (!repository) return [];
  return [
    // AWS knows no resource for this action.
    allow(['ecr:GetAuthorizationToken'], '*'),
    allow(
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      repository,
    ),
  ];
}

function repositoryArn(image: ImageSource, scope: Scope): Reference | undefined {
  if (image.kind === 'built') {
    return arn('ecr', `repository/${repositoryName(scope.application, scope.service.name)}`);
  }
  const repository = privateRepositoryOf(image.reference);
  if (!repository) return undefined;
  const { account, region, name } = repository;
  return sub(`arn:\${AWS::Partition}:ecr:${region}:${account}:repository/${name}`);
}
