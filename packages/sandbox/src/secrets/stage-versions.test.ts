import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredVersion } from './secret-record.ts';
import { addVersion, holderOf, moveStage } from './stage-versions.ts';

const stages = ['AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING', 'deploy-7'];

const change = fc.oneof(
  fc.record({
    add: fc.uuid(),
    stages: fc.subarray(stages.filter((stage) => stage !== 'AWSPREVIOUS')),
  }),
  fc.record({ move: fc.constantFrom(...stages), to: fc.nat() }),
);

test('whatever is put and moved, a stage is at one version at most and AWSCURRENT is never lost', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let versions: readonly StoredVersion[] = addVersion([], version('first', ['AWSCURRENT']));
      for (const step of changes) {
        const before = holderOf(versions, 'AWSCURRENT')?.versionId;
        if ('add' in step) {
          versions = addVersion(versions, version(step.add, step.stages));
        } else {
          versions = moveStage(versions, step.move, versions[step.to % versions.length]?.versionId);
        }
        const after = holderOf(versions, 'AWSCURRENT')?.versionId;
        for (const stage of stages) {
          const holders = versions.filter((candidate) => candidate.stages.includes(stage));
          expect(holders.length).toBeLessThanOrEqual(1);
        }
        expect(after).toBeDefined();
        if (after !== before) expect(holderOf(versions, 'AWSPREVIOUS')?.versionId).toBe(before);
      }
    }),
  );
});

function version(versionId: string, staged: readonly string[]): StoredVersion {
  return { versionId, stages: staged, createdAt: 0, text: versionId };
}
