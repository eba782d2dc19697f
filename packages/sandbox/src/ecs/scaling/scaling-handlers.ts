import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Observe } from '../../observation.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type {
  Properties,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import type { ScalingControl } from './scaling-control.ts';

/** AWS::ApplicationAutoScaling::ScalableTarget and ::ScalingPolicy. */
export function scalingHandlers(control: ScalingControl, observe: Observe): Handlers {
  const register = async (properties: Properties): Promise<ResourceState> => {
    const { resourceId } = control.register(targetInput(properties));
    const id = [resourceId, properties.ScalableDimension, properties.ServiceNamespace].join('|');
    return { physicalId: id, attributes: { Id: id } };
  };
  const put = async ({ properties, logicalId }: ResourceRequest): Promise<ResourceState> => {
    const { arn, kind } = control.putPolicy(policyInput(properties));
    if (kind === 'steps') {
      const type = 'AWS::ApplicationAutoScaling::ScalingPolicy';
      observe({ kind: 'recorded-only', type, logicalId });
    }
    return { physicalId: arn, attributes: { Arn: arn } };
  };
  return {
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      fidelity: 'modelled',
      create: ({ properties }) => register(properties),
      update: ({ properties }) => register(properties),
      delete: async ({ state }) => {
        control.deregister(state.physicalId.split('|')[0] ?? '');
      },
      read: ({ physicalId }) => {
        const [resourceId = ''] = physicalId.split('|');
        const target = control.list().find((one) => one.resourceId === resourceId);
        return target && { MinCapacity: target.minimum, MaxCapacity: target.maximum };
      },
    },
    'AWS::ApplicationAutoScaling::ScalingPolicy': {
      fidelity: 'modelled',
      create: put,
      update: put,
      delete: async ({ properties }) => {
        const { ResourceId = '', PolicyName = '' } = policyInput(properties);
        control.removePolicy(ResourceId, PolicyName);
      },
    },
  };
}

function targetInput(properties: Properties): RegisterScalableTargetRequest {
  refuseUnknown('AWS::ApplicationAutoScaling::ScalableTarget', properties, [
    'ServiceNamespace',
    'ScalableDimension',
    'ResourceId',
    'MinCapacity',
    'MaxCapacity',
    'RoleARN',
  ]);
  const { MinCapacity, MaxCapacity, ...rest } = properties;
  return {
    ...(rest as Pick<
      RegisterScalableTargetRequest,
      'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'
    >),
    MinCapacity: Number(MinCapacity),
    MaxCapacity: Number(MaxCapacity),
  };
}

/** The target is named by its id or by the three parts of it. */
function policyInput(properties: Properties): PutScalingPolicyRequest {
  refuseUnknown('AWS::ApplicationAutoScaling::ScalingPolicy', properties, policyProperties);
  const {
    ScalingTargetId,
    TargetTrackingScalingPolicyConfiguration: tracking,
    ...rest
  } = properties;
  const [ResourceId, ScalableDimension, ServiceNamespace] = String(ScalingTargetId ?? '').split(
    '|',
  );
  return {
    ...(ScalingTargetId !== undefined && { ResourceId, ScalableDimension, ServiceNamespace }),
    ...rest,
    ...(tracking !== undefined && {
      TargetTrackingScalingPolicyConfiguration: withNumbers(tracking),
    }),
  } as PutScalingPolicyRequest;
}

const policyProperties = [
  'PolicyName',
  'PolicyType',
  'ScalingTargetId',
  'ServiceNamespace',
  'ScalableDimension',
  'ResourceId',
  'TargetTrackingScalingPolicyConfiguration',
  'StepScalingPolicyConfiguration',
];

function withNumbers(configuration: unknown): TargetTrackingScalingPolicyConfiguration {
  const numbers = ['TargetValue', 'ScaleOutCooldown', 'ScaleInCooldown'];
  const entries = Object.entries(configuration ?? {}).map(([name, value]) => {
    if (numbers.includes(name)) return [name, Number(value)];
    return [name, name === 'DisableScaleIn' ? value === true || value === 'true' : value];
  });
  return Object.fromEntries(entries) as TargetTrackingScalingPolicyConfiguration;
}
