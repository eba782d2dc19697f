import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { FileSystemFact, MountTargetFact } from '../../facts/cloud/access.ts';
import type { Placement } from '../../facts/cloud/fact.ts';
import type { VolumeFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { reach } from '../reach.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly volume: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'efs-mount-failed': {
    severity: 'error',
    message: ({ service, volume, why }: Parameters) =>
      `${service} cannot mount the volume ${volume}: ${why}.`,
    help: () =>
      'A file system needs a mount target in every zone of the tasks, port 2049 open from their security group, DNS host names in the VPC, and an access point for any folder but `/`.',
  },
});

const fileSystemPort = 2049;

/** Shared volumes that a task cannot mount, so that it does not start. */
export const efsMountFailed: Check = {
  code: 'efs-mount-failed',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      for (const volume of set.definition.volumes) {
        const why = volume.kind === 'efs' ? reasonFor(facts, set.placement, volume) : undefined;
        if (why === undefined) continue;
        const found = { service: nameOf(set), volume: volume.name, why };
        const mount = taskNamed(facts, set.owner)?.fileSystems[0];
        yield about(set, problems['efs-mount-failed'](mount?.span, found));
      }
    }
  },
};

function reasonFor(
  { cloud, origin }: Facts,
  placement: Placement,
  volume: VolumeFact,
): string | undefined {
  if (volume.iam && !volume.encrypted) return 'IAM needs encryption in transit, which is off';
  const folder = volume.rootDirectory;
  // In a file system that is used, somebody may have made it.
  const isNew = origin === 'plan';
  if (isNew && folder !== undefined && folder !== '/' && volume.accessPoint === undefined)
    return `the folder \`${folder}\` does not exist in a new file system, and no access point creates it`;
  const fileSystem = factNamed(cloud.fileSystems, volume.fileSystem);
  if (fileSystem?.exists === false) return `there is no file system ${nameOf(fileSystem)}`;
  if (!fileSystem || fileSystem.mountTargets === 'unknown' || placement.subnets === 'unknown')
    return undefined;
  return (
    nowhereToMount(cloud, placement, fileSystem.mountTargets) ?? withoutNames(cloud, placement)
  );
}

function nowhereToMount(
  cloud: CloudFacts,
  placement: Placement,
  targets: Exclude<FileSystemFact['mountTargets'], 'unknown'>,
): string | undefined {
  const zones = new Set(targets.map(({ subnet }) => zoneOf(cloud, subnet)));
  const subnets = placement.subnets === 'unknown' ? [] : placement.subnets;
  const lonely = subnets.map((id) => zoneOf(cloud, id)).find((zone) => !zones.has(zone));
  if (lonely !== undefined && lonely !== 'unknown' && !zones.has('unknown'))
    return `it has no mount target in ${lonely}`;
  const closed = targets.find((target) => isClosed(cloud, placement, target));
  return closed && `its mount target lets nothing in on port ${fileSystemPort}`;
}

function zoneOf(cloud: CloudFacts, subnet: string): string {
  return factNamed(cloud.subnets, subnet)?.zone ?? 'unknown';
}

function isClosed(cloud: CloudFacts, from: Placement, target: MountTargetFact): boolean {
  const to: Placement = {
    subnets: [target.subnet],
    securityGroups: target.securityGroups,
    publicAddress: false,
  };
  return reach(cloud, from, { kind: 'thing', placement: to }, fileSystemPort).answer === 'no';
}

function withoutNames(cloud: CloudFacts, { subnets }: Placement): string | undefined {
  const subnet = subnets === 'unknown' ? undefined : factNamed(cloud.subnets, subnets[0]);
  const vpc = factNamed(cloud.vpcs, subnet?.vpc);
  return vpc?.dnsHostnames === false
    ? 'its name does not resolve without DNS host names'
    : undefined;
}
