import type { Application } from '../application/application.ts';
import { ref } from './build-resource.ts';
import type { Parameter } from './graph.ts';
import { type HandoverKey, handoverId, handoverPath } from './handover.ts';
import type { Reference } from './intrinsics.ts';

/** What one stack takes from others; `parameters` goes into the stack when all is built. */
export interface Takings {
  /** A handed-over value, for a property: `VpcId: takings.value('vpc-id')`. */
  value(key: HandoverKey): Reference;
  /** A handed-over list of subnets: `Subnets: takings.subnets('private-subnets')`. */
  subnets(key: 'public-subnets' | 'private-subnets'): Reference;
  /** The template parameters of all that was taken so far, each once, in the order of asking. */
  parameters(): readonly Parameter[];
}

/**
 * Starts an empty set of takings for a stack. Each value is a template parameter `Given…` that
 * CloudFormation reads from the giver's SSM parameter whenever the stack is deployed; inside a
 * `Fn::Sub` it is `${GivenVpcId}`, see `givenId`.
 */
export function startTakings(application: Application): Takings {
  const parameters = new Map<HandoverKey, Parameter>();
  const take = (key: HandoverKey, type: string): Reference => {
    const known = parameters.get(key);
    if (known) return ref(known.id);
    const id = givenId(key);
    parameters.set(key, {
      id,
      type: `AWS::SSM::Parameter::Value<${type}>`,
      description: `Path of the SSM parameter with the ${words(key)}.`,
      default: handoverPath(application, key),
    });
    return ref(id);
  };
  return {
    value: (key) => take(key, 'String'),
    subnets: (key) => take(key, 'List<AWS::EC2::Subnet::Id>'),
    parameters: () => [...parameters.values()],
  };
}

/** Id of the template parameter of a taken value: `vpc-id` is `GivenVpcId`. */
export function givenId(key: HandoverKey): string {
  return handoverId('given', key);
}

function words(key: HandoverKey): string {
  return key.replaceAll('/', ' ');
}
