import type { WebService, Worker } from '../../../application/application.ts';
import { ref, when } from '../../build-resource.ts';
import type { Parameter, Stack } from '../../graph.ts';
import type { Property } from '../../intrinsics.ts';

/** How many tasks a deployment asks for. */
export interface DesiredCount {
  readonly value: Property<number>;
  readonly parameter: Parameter;
  readonly conditions: Stack['conditions'];
}

const id = 'DesiredCount';
const isSet = 'SetsDesiredCount';

/** Leaves the count as it is. A parameter for numbers cannot be empty. */
const asItIs = '-1';

/**
 * The count of a service that does not scale is a parameter. With autoscaling, a count in the
 * template would undo at every deployment what autoscaling has decided: it is left out unless a
 * deployment gives one, such as the first. ECS then keeps the count it has; a new service starts with
 * one task, which autoscaling raises to its minimum.
 */
export function desiredCount({ name, scale }: WebService | Worker): DesiredCount {
  if (scale.max <= scale.min) {
    const description = `Tasks of ${name}.`;
    return {
      value: ref(id),
      parameter: { id, type: 'Number', description, default: String(scale.min) },
      conditions: {},
    };
  }
  return {
    value: when(isSet, ref(id)),
    parameter: {
      id,
      type: 'Number',
      description: `Tasks of ${name} right after this deployment. ${asItIs}: as many as autoscaling has decided.`,
      default: asItIs,
    },
    conditions: { [isSet]: { 'Fn::Not': [{ 'Fn::Equals': [ref(id), asItIs] }] } },
  };
}
