import { describe, expect, it } from 'vitest';
import type { VolumeFact } from '../../facts/cloud/task.ts';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { efsMountFailed } from './efs-mount-failed.ts';

describe('efs-mount-failed', () => {
  it('reports a zone without mount target', () => {
    const [first] = goodCloud.fileSystems[0]?.mountTargets ?? [];
    const mountTargets = typeof first === 'object' ? [first] : [];
    expect(
      findingsOf(efsMountFailed, planned(change('fileSystems', 'data/Files', { mountTargets }))),
    ).toEqual(['error: api cannot mount the volume uploads: it has no mount target in zone 2.']);
  });

  it('reports a mount target that lets nothing in', () => {
    expect(
      onlyFinding(
        efsMountFailed,
        planned(change('securityGroups', 'base/FilesGroup', { ingress: [] })),
      ).message,
    ).toContain('lets nothing in on port 2049');
  });

  it('reports DNS host names that are off', () => {
    expect(
      onlyFinding(efsMountFailed, planned(change('vpcs', 'base/Vpc', { dnsHostnames: false })))
        .message,
    ).toContain('its name does not resolve');
  });

  it('reports a folder that nobody creates, and IAM without encryption', () => {
    expect(
      onlyFinding(
        efsMountFailed,
        planned(withVolume({ rootDirectory: '/data', accessPoint: undefined })),
      ).message,
    ).toContain('the folder `/data` does not exist');
    expect(
      onlyFinding(efsMountFailed, planned(withVolume({ encrypted: false }))).message,
    ).toContain('IAM needs encryption in transit');
  });

  it('reports a file system that is not there, and leaves a folder alone that may be', () => {
    expect(
      onlyFinding(efsMountFailed, live(change('fileSystems', 'data/Files', { exists: false })))
        .message,
    ).toContain('there is no file system uploads');
    const cloud = withVolume({ rootDirectory: '/data', accessPoint: undefined });
    expect(findingsOf(efsMountFailed, live(cloud))).toEqual([]);
  });
});

function withVolume(patch: { readonly [Key in keyof VolumeFact]?: VolumeFact[Key] | undefined }) {
  const [volume] = goodCloud.taskDefinitions[0]?.volumes ?? [];
  return change('taskDefinitions', 'api/Task', {
    volumes: [{ ...volume, ...patch } as VolumeFact],
  });
}
