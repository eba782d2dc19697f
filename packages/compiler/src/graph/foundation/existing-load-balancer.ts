import type { Application, ExistingLoadBalancer } from '../../application/application.ts';
import { ref, select } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Parameter, Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';

/**
 * Takes the user's own load balancer, as parameters name it: its listener gets rules, from the stacks
 * of the services, whose tasks let its security group in.
 */
export function takeLoadBalancer(
  application: Application,
  { listener, securityGroup, span }: ExistingLoadBalancer,
): { readonly parameters: readonly Parameter[]; readonly resources: readonly Resource[] } {
  const details = { span };
  const group = ref('ExistingLoadBalancerSecurityGroup');
  return {
    parameters: [
      {
        id: 'ExistingListener',
        type: 'String',
        description: 'ARN of the listener that gets the rules of services.',
        default: listener,
        allowedPattern: 'arn:[^:]+:elasticloadbalancing:.+:listener/app/[^/]+/[^/]+/[^/]+',
      },
      {
        id: 'ExistingLoadBalancerSecurityGroup',
        type: 'AWS::EC2::SecurityGroup::Id',
        description: 'Security group of the load balancer.',
        default: securityGroup,
      },
    ],
    resources: [
      give(application, 'load-balancer-security-group', group, details),
      give(application, 'load-balancer-name', nameOf(ref('ExistingListener')), details),
      give(application, 'listener', ref('ExistingListener'), details),
    ],
  };
}

/** `…:listener/app/company/50dc6c49/f2f7dc8e` is of the load balancer `app/company/50dc6c49`. */
function nameOf(listener: Reference): Reference {
  const parts: Reference = { 'Fn::Split': ['/', listener] };
  return { 'Fn::Join': ['/', [1, 2, 3].map((index) => select(index, parts))] };
}
