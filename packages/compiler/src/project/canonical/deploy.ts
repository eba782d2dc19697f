import type { Located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { Deploy } from '../project.ts';
import type { Reading } from '../reading.ts';
import { bytesAt } from './byte-sizes.ts';
import { defined } from './defined.ts';
import { mappingAt } from './fields.ts';
import { integerAt, numberAt } from './numbers.ts';
import type { ServiceReading } from './service-reading.ts';
import { wordAt } from './words.ts';

/** How many tasks a service has and what each gets; older keys of the service mean the same. */
export function readDeploy({ node, reading }: ServiceReading): Deploy {
  const deploy = mappingAt(node, 'deploy');
  const resources = mappingAt(deploy, 'resources');
  const limits = mappingAt(resources, 'limits');
  const reservations = mappingAt(resources, 'reservations');
  const policy = mappingAt(deploy, 'restart_policy');
  const update = mappingAt(deploy, 'update_config');
  return defined<Deploy>({
    replicas: agreeing(
      { key: 'deploy.replicas', value: integerAt(deploy, 'replicas', reading) },
      { key: 'scale', value: integerAt(node, 'scale', reading) },
      reading,
    ),
    cpus: agreeing(
      { key: 'deploy.resources.limits.cpus', value: numberAt(limits, 'cpus', reading) },
      { key: 'cpus', value: numberAt(node, 'cpus', reading) },
      reading,
    ),
    memory: agreeing(
      { key: 'deploy.resources.limits.memory', value: bytesAt(limits, 'memory', reading) },
      { key: 'mem_limit', value: bytesAt(node, 'mem_limit', reading) },
      reading,
    ),
    reservedCpus: numberAt(reservations, 'cpus', reading),
    reservedMemory: agreeing(
      {
        key: 'deploy.resources.reservations.memory',
        value: bytesAt(reservations, 'memory', reading),
      },
      { key: 'mem_reservation', value: bytesAt(node, 'mem_reservation', reading) },
      reading,
    ),
    restartCondition: wordAt(policy, 'condition', ['none', 'on-failure', 'any'], reading),
    updateOrder: wordAt(update, 'order', ['start-first', 'stop-first'], reading),
  });
}

interface Setting {
  readonly key: string;
  readonly value: Located<number> | undefined;
}

/** The value that either key gives; two different ones contradict each other. */
function agreeing(own: Setting, older: Setting, reading: Reading): Located<number> | undefined {
  if (own.value && older.value && own.value.value !== older.value.value) {
    const related = [{ message: `${own.key} is here`, span: own.value.span }];
    const names = { first: own.key, second: older.key };
    reading.report(composeProblems['compose/contradiction'](older.value.span, names, related));
  }
  return own.value ?? older.value;
}
