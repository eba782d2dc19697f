import { AwsError } from '../aws/aws-error.ts';

/** The errors of ELB that the sandbox gives, as the wire calls them. */
export type ElbErrorCode =
  | 'DuplicateListener'
  | 'DuplicateLoadBalancerName'
  | 'DuplicateTargetGroupName'
  | 'InvalidConfigurationRequest'
  | 'InvalidLoadBalancerAction'
  | 'InvalidTarget'
  | 'ListenerNotFound'
  | 'LoadBalancerNotFound'
  | 'OperationNotPermitted'
  | 'PriorityInUse'
  | 'ResourceInUse'
  | 'RuleNotFound'
  | 'SSLPolicyNotFound'
  | 'TargetGroupAssociationLimit'
  | 'TargetGroupNotFound'
  | 'UnsupportedProtocol';

/** SDK clients know what the wire calls `PriorityInUse` as `PriorityInUseException`. */
export function elbError(code: ElbErrorCode, message: string): AwsError {
  return new AwsError(`${code}Exception`, message);
}
