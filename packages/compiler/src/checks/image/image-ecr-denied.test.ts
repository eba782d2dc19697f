import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { allow } from '../testing/good-access.ts';
import { planned } from '../testing/good-facts.ts';
import { imageEcrDenied } from './image-ecr-denied.ts';

describe('image-ecr-denied', () => {
  it('names the actions that the execution role lacks', () => {
    const statements = [
      allow(['ecr:GetAuthorizationToken'], ['*']),
      allow(['ecr:BatchGetImage'], ['*']),
    ];
    expect(
      findingsOf(imageEcrDenied, planned(change('roles', 'api/ExecutionRole', { statements }))),
    ).toEqual([
      'error: The execution role of api may not pull its image: it lacks ecr:BatchCheckLayerAvailability and ecr:GetDownloadUrlForLayer.',
    ]);
  });

  it("knows AWS's managed policy", () => {
    const managedPolicies = [
      'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    ];
    expect(
      findingsOf(
        imageEcrDenied,
        planned(change('roles', 'api/ExecutionRole', { statements: [], managedPolicies })),
      ),
    ).toEqual([]);
  });

  it('compares the repository', () => {
    const statements = [
      allow(['ecr:GetAuthorizationToken'], ['*']),
      allow(['ecr:*'], ['arn:aws:ecr:ap-northeast-2:111122223333:repository/other']),
    ];
    expect(
      findingsOf(imageEcrDenied, planned(change('roles', 'api/ExecutionRole', { statements }))),
    ).toHaveLength(1);
  });

  it('asks nothing for an image from elsewhere', () => {
    const cloud = changeContainer(
      'api',
      { image: 'nginx:1.27' },
      change('roles', 'api/ExecutionRole', { statements: [] }),
    );
    expect(findingsOf(imageEcrDenied, planned(cloud))).toEqual([]);
  });
});
