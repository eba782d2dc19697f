import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { BatchDefinitionFact, BatchEnvironmentFact } from '../../facts/cloud/data.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { reach } from '../reach.ts';
import { listed } from '../words.ts';
import { fittingTypes, knownTypes } from './instance-types.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'batch-stuck-runnable': {
    severity: 'error',
    message: ({ service, why }: Parameters) => `Jobs of ${service} stay RUNNABLE: ${why}.`,
    help: () =>
      'Ask for less than the nominal memory of an instance (7,680 MiB of 8 GiB), raise `maxVcpus`, give the instances a way out, or run on Fargate.',
  },
});

/** Batch jobs that no instance can take, so that they wait for ever. */
export const batchStuckRunnable: Check = {
  code: 'batch-stuck-runnable',
  *run({ cloud }) {
    for (const environment of cloud.batchEnvironments) {
      for (const [severity, why] of defectsOf(cloud, environment)) {
        const finding = problems['batch-stuck-runnable'](undefined, {
          service: nameOf(environment),
          why,
        });
        yield about(environment, withSeverity(severity, finding));
      }
    }
    for (const queue of cloud.batchQueues.filter(({ limitsRunnable }) => !limitsRunnable)) {
      const why = 'nothing gives a job up that cannot start';
      const finding = problems['batch-stuck-runnable'](undefined, { service: nameOf(queue), why });
      yield about(queue, withSeverity('warning', finding));
    }
  },
};

type Defect = readonly [Severity, string];

function* defectsOf(cloud: CloudFacts, environment: BatchEnvironmentFact): Generator<Defect> {
  const { type, instanceProfile, invalidReason, placement } = environment;
  if (invalidReason !== undefined)
    yield ['error', `their compute environment is invalid (${invalidReason})`];
  const isOnInstances = type === 'EC2' || type === 'SPOT';
  if (isOnInstances && instanceProfile === undefined)
    yield ['error', 'the compute environment has no instance profile'];
  const way = reach(cloud, placement, { kind: 'aws', service: 'ecs' }, 443);
  if (isOnInstances && way.answer === 'no' && !hasAddresses(cloud, environment))
    yield ['error', 'its instances cannot reach ECS'];
  for (const definition of cloud.batchDefinitions) {
    if (definition.owner !== environment.owner) continue;
    yield* sizeDefects(environment, definition);
  }
}

/** Instances in public subnets have the address that the subnet gives them. */
function hasAddresses({ subnets }: CloudFacts, { placement }: BatchEnvironmentFact): boolean {
  const ids = placement.subnets === 'unknown' ? [] : placement.subnets;
  return subnets.some(({ id, givesAddresses }) => ids.includes(id) && givesAddresses !== false);
}

function* sizeDefects(
  { maximumVcpus, instanceTypes }: BatchEnvironmentFact,
  { vcpus, memory }: BatchDefinitionFact,
): Generator<Defect> {
  if (vcpus === 'unknown' || memory === 'unknown') return;
  if (vcpus > maximumVcpus)
    yield ['error', `a job wants ${vcpus} vCPUs and the environment may have ${maximumVcpus}`];
  const known = knownTypes(instanceTypes);
  if (known.length === 0 || known.length < instanceTypes.length) return;
  const fitting = fittingTypes(known, vcpus, memory);
  const size = `${vcpus} vCPUs and ${memory} MiB`;
  if (fitting.length === 0)
    yield ['error', `none of ${listed(instanceTypes)} has ${size} left for a job`];
  else if (fitting.length < known.length)
    yield ['warning', `only ${listed(fitting)} of its instance types has ${size} left for a job`];
}
