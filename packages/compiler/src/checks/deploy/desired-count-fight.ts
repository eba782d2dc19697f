import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ScalingTargetFact } from '../../facts/cloud/task.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'desired-count-fight': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Services whose number of tasks two parties set, or nobody. */
export const desiredCountFight: Check = {
  code: 'desired-count-fight',
  *run(facts) {
    for (const scaling of facts.cloud.scalingTargets) {
      const service = factNamed(facts.cloud.services, scaling.service);
      const name = nameOf(service ?? scaling);
      if (isOverwritten(facts, scaling)) {
        const found = {
          what: `Every deployment sets ${name} back to ${service?.desired} tasks, whatever autoscaling has decided.`,
          mend: 'Leave the desired count out of updates: ECS then keeps what it is.',
        };
        yield about(scaling, problems['desired-count-fight'](undefined, found));
      }
      if (scaling.policies === 0 && scaling.maximum > scaling.minimum) {
        const found = {
          what: `${name} may have ${scaling.minimum} to ${scaling.maximum} tasks, but no policy ever changes their number.`,
          mend: 'Name what it shall scale by: `x-seaworthy: scale: cpu` (70, for example), `memory`, `requests` or `messages`.',
        };
        yield about(
          scaling,
          withSeverity('warning', problems['desired-count-fight'](undefined, found)),
        );
      }
    }
  },
};

/** A live service always has a desired count, which autoscaling itself sets. */
function isOverwritten({ cloud, origin }: Facts, { service, minimum }: ScalingTargetFact): boolean {
  const desired = factNamed(cloud.services, service)?.desired;
  if (typeof desired !== 'number') return false;
  return origin === 'plan' || desired < minimum;
}
