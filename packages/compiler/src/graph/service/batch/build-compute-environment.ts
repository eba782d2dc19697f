import type { BatchWorker } from '../../../application/application.ts';
import type { BatchComputeEnvironmentComputeResources } from '../../aws/batch.generated.ts';
import { attribute, ref, resource, sub } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { placeTasks } from '../network/place-tasks.ts';
import { policyDocument } from '../roles/statement.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';

type Environment = Resource<'AWS::Batch::ComputeEnvironment'>;

export interface ComputeEnvironmentParts extends Parts {
  readonly environment: Environment;
}

/** Where jobs run; nothing runs, and nothing is paid, while there are none. */
export function buildComputeEnvironment(scope: Scope<BatchWorker>): ComputeEnvironmentParts {
  if (scope.service.on === 'ec2-spot') return buildOnInstances(scope);
  const environment = buildManaged(scope, {
    Type: scope.service.on === 'fargate' ? 'FARGATE' : 'FARGATE_SPOT',
    ...commonResources(scope),
  });
  return { environment, resources: [environment] };
}

/** Spot instances of any type that AWS finds fitting, from the pools that are least likely to be taken back. */
function buildOnInstances(scope: Scope<BatchWorker>): ComputeEnvironmentParts {
  const role = buildInstanceRole(scope);
  const profile = resource(
    'AWS::IAM::InstanceProfile',
    idIn(scope, 'instance-profile'),
    { Roles: [ref(role)] },
    ownedBy(scope),
  );
  const environment = buildManaged(scope, {
    Type: 'SPOT',
    AllocationStrategy: 'SPOT_PRICE_CAPACITY_OPTIMIZED',
    MinvCpus: 0,
    InstanceTypes: [scope.service.architecture === 'ARM64' ? 'default_arm64' : 'default_x86_64'],
    InstanceRole: attribute(profile, 'Arn'),
    UpdateToLatestImageVersion: true,
    ...commonResources(scope),
  });
  return { environment, resources: [role, profile, environment] };
}

/** What an instance does to be part of a cluster; the jobs have roles of their own. */
function buildInstanceRole(scope: Scope<BatchWorker>): Resource<'AWS::IAM::Role'> {
  return resource(
    'AWS::IAM::Role',
    idIn(scope, 'instance-role'),
    {
      // EC2 does not say for whose account it asks, so that no condition on it can hold.
      AssumeRolePolicyDocument: policyDocument([
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ]),
      ManagedPolicyArns: [
        sub(
          'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
        ),
      ],
    },
    ownedBy(scope),
  );
}

function commonResources(scope: Scope<BatchWorker>) {
  const { Subnets, SecurityGroups } = placeTasks(scope);
  return { MaxvCpus: scope.service.maxVcpus, Subnets, SecurityGroupIds: SecurityGroups };
}

function buildManaged(
  scope: Scope<BatchWorker>,
  computeResources: BatchComputeEnvironmentComputeResources,
): Environment {
  return resource(
    'AWS::Batch::ComputeEnvironment',
    idIn(scope, 'compute-environment'),
    {
      Type: 'MANAGED',
      State: 'ENABLED',
      // Changes are made in place; replacing would drop the jobs that run.
      ReplaceComputeEnvironment: false,
      ComputeResources: computeResources,
    },
    ownedBy(scope),
  );
}
