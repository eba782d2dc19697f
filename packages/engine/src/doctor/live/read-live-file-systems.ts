import {
  DescribeMountTargetSecurityGroupsCommand,
  DescribeMountTargetsCommand,
  type MountTargetDescription,
} from '@aws-sdk/client-efs';
import type { CloudFacts } from '@seaworthy/compiler';
import { askFor } from './ask-for.ts';
import type { StoreContext, TaskDefinitionFact } from './subject.ts';

type FileSystemFact = CloudFacts['fileSystems'][number];

/** Ids of the file systems that tasks mount. */
export function fileSystemsOf(definitions: readonly TaskDefinitionFact[]): readonly string[] {
  const ids = definitions.flatMap(({ volumes }) =>
    volumes.flatMap(({ fileSystem }) => fileSystem ?? []),
  );
  return [...new Set(ids)];
}

/** File systems by their ids, with where each is reached. */
export async function readLiveFileSystems(
  ids: readonly string[],
  context: StoreContext,
): Promise<readonly FileSystemFact[]> {
  const { asker, clients } = context;
  const found = await Promise.all(
    ids.map(async (id): Promise<readonly FileSystemFact[]> => {
      const command = new DescribeMountTargetsCommand({ FileSystemId: id });
      const answer = await askFor(
        asker,
        'elasticfilesystem:DescribeMountTargets',
        () => clients.efs.send(command),
        ['FileSystemNotFound'],
      );
      if (answer === 'absent') return [{ id, exists: false, mountTargets: [] }];
      if (!answer) return [];
      const targets = (answer.MountTargets ?? []).filter(isUsable);
      const facts = await Promise.all(targets.map((target) => targetFact(target, context)));
      const isWhole = facts.every((fact) => fact !== undefined);
      return [{ id, exists: true, mountTargets: isWhole ? facts : 'unknown' }];
    }),
  );
  return found.flat();
}

function isUsable({ LifeCycleState }: MountTargetDescription): boolean {
  return LifeCycleState === 'available' || LifeCycleState === 'updating';
}

async function targetFact(
  { MountTargetId = '', SubnetId = '' }: MountTargetDescription,
  { asker, clients }: StoreContext,
) {
  const command = new DescribeMountTargetSecurityGroupsCommand({ MountTargetId });
  const answer = await asker.ask(
    'elasticfilesystem:DescribeMountTargetSecurityGroups',
    () => clients.efs.send(command),
    ['MountTargetNotFound'],
  );
  return (
    answer && {
      id: MountTargetId,
      subnet: SubnetId,
      securityGroups: answer.SecurityGroups ?? [],
    }
  );
}
