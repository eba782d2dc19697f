import { current, previous, type StoredVersion } from './secret-record.ts';

const dayOfMilliseconds = 86_400_000;

/** How many versions without a label are kept once they are a day old. */
const unlabelledVersions = 100;

/** Adds a version with its stages; whoever had one of them loses it. */
export function addVersion(
  versions: readonly StoredVersion[],
  version: StoredVersion,
): readonly StoredVersion[] {
  const added = [...versions, { ...version, stages: [] }];
  const staged = version.stages.reduce(
    (result, stage) => moveStage(result, stage, version.versionId),
    added as readonly StoredVersion[],
  );
  return forgetUnlabelled(staged, version.createdAt);
}

/**
 * Moves a stage to a version, or takes it from whoever has it. AWSCURRENT leaves AWSPREVIOUS
 * behind, which is what makes one step back possible.
 */
export function moveStage(
  versions: readonly StoredVersion[],
  stage: string,
  to: string | undefined,
): readonly StoredVersion[] {
  const before = holderOf(versions, stage);
  const moved = versions.map((version) =>
    withStage(version, stage, to !== undefined && version.versionId === to),
  );
  const leavesPrevious =
    stage === current && before !== undefined && to !== undefined && before.versionId !== to;
  return leavesPrevious ? moveStage(moved, previous, before.versionId) : moved;
}

export function holderOf(
  versions: readonly StoredVersion[],
  stage: string,
): StoredVersion | undefined {
  return versions.find((version) => version.stages.includes(stage));
}

function withStage(version: StoredVersion, stage: string, has: boolean): StoredVersion {
  if (version.stages.includes(stage) === has) return version;
  const stages = has
    ? [...version.stages, stage]
    : version.stages.filter((other) => other !== stage);
  return { ...version, stages };
}

function forgetUnlabelled(
  versions: readonly StoredVersion[],
  now: number,
): readonly StoredVersion[] {
  const old = versions.filter(
    ({ stages, createdAt }) => stages.length === 0 && createdAt <= now - dayOfMilliseconds,
  );
  const unlabelled = versions.filter(({ stages }) => stages.length === 0).length;
  const gone = new Set(old.slice(0, Math.max(0, unlabelled - unlabelledVersions)));
  return versions.filter((version) => !gone.has(version));
}
